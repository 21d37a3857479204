export declare const INSTALL_ARGS: readonly string[];
