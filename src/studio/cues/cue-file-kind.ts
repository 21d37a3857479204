/** The subtitle formats that are read: SubRip, WebVTT and (Advanced) SubStation Alpha. */
export type CueFileKind = 'srt' | 'vtt' | 'ass';
