import { CircleAlert, Info, X } from 'lucide-react';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { Notice } from '../../store/notices.ts';
import { useSession } from '../../store/use-session.ts';
import { failureLines } from '../../text/failure-lines.ts';
import { classNames } from '../../ui/class-names.ts';
import { CopyButton } from '../../ui/CopyButton.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { noticeLines } from './notice-lines.ts';

const NEWS_MS = 6000;

/** What happened, what was kept, what to do; the details can be copied. */
export function NoticeCard({ notice }: { readonly notice: Notice }) {
  const { t } = useTranslation();
  const { view } = useSession();
  const { id, tone, failure } = notice;
  const { what, kept } = noticeLines(t, notice);
  const why = failure && failureLines(t, failure);
  useEffect(() => {
    if (tone !== 'info') return;
    const timer = setTimeout(() => view.dismissNotice(id), NEWS_MS);
    return () => clearTimeout(timer);
  }, [id, tone, view]);
  const Icon = tone === 'error' ? CircleAlert : Info;
  return (
    <div
      role={tone === 'error' ? 'alert' : 'status'}
      className="appear pointer-events-auto flex gap-2.5 rounded-md border bg-raised p-3 shadow-float"
    >
      <Icon
        size={18}
        aria-hidden
        className={classNames('mt-px shrink-0', tone === 'error' ? 'text-bad' : 'text-accent-ink')}
      />
      <div className="min-w-0 flex-1" data-selectable>
        <p className="font-medium break-words">{what}</p>
        {why && <p className="mt-0.5 break-words text-soft">{why.what}</p>}
        <p className="mt-1 break-words text-soft">{kept}</p>
        {why && <p className="mt-1 break-words">{why.help}</p>}
        {failure && <CopyButton className="mt-2 -ms-3" text={failure.details} />}
      </div>
      <IconButton icon={X} label={t('common.close')} onClick={() => view.dismissNotice(id)} />
    </div>
  );
}
