import { KeyRound, Unplug } from 'lucide-react';
import { useId, useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useRunCommand } from '../../commands/use-commands.ts';
import type { SignIn } from '../../store/studio-door.ts';
import { useSession, useStudio } from '../../store/use-session.ts';
import { Button } from '../../ui/Button.tsx';
import { FIELD_CLASS } from '../../ui/Field.tsx';

/** Above the window while the server is away, or does not know it: what is wrong, what is kept, and how to go on in place. */
export function ConnectionBar() {
  const { t } = useTranslation();
  const run = useRunCommand();
  const connection = useStudio((state) => state.connection);
  const hasProject = useStudio(({ project }) => project !== null);
  if (connection === 'up') return null;
  const Icon = connection === 'ended' ? KeyRound : Unplug;
  return (
    <div
      role="region"
      aria-label={t(`connection.${connection}`)}
      className="flex shrink-0 flex-wrap items-center gap-x-4 gap-y-2 border-b bg-bad-wash px-3 py-2"
    >
      <Icon size={16} aria-hidden className="shrink-0 text-bad" />
      <p role="alert" className="min-w-64 flex-1">
        <strong className="font-semibold">{t(`connection.${connection}`)}</strong>{' '}
        {t(`connection.${connection}Text`)}
      </p>
      {connection === 'ended' && <SignInForm />}
      {hasProject && <Button onClick={() => run('project.download')}>{t('connection.copy')}</Button>}
    </div>
  );
}

function SignInForm() {
  const { t } = useTranslation();
  const { context } = useSession();
  const id = useId();
  const [address, setAddress] = useState('');
  const [outcome, setOutcome] = useState<SignIn | 'asking' | null>(null);
  const isAsking = outcome === 'asking' || outcome === 'in';
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (address.trim() === '' || isAsking) return;
    setOutcome('asking');
    setOutcome(await context.client.signIn(address));
  };
  return (
    <form onSubmit={(event) => void submit(event)} className="flex flex-wrap items-center gap-2">
      <label htmlFor={id}>{t('connection.address')}</label>
      <span className="w-72">
        <input
          id={id}
          className={FIELD_CLASS}
          value={address}
          placeholder={t('connection.placeholder')}
          autoComplete="off"
          spellCheck={false}
          onChange={(event) => setAddress(event.target.value)}
        />
      </span>
      <Button look="main" type="submit" disabled={address.trim() === '' || isAsking}>
        {isAsking ? t('connection.signingIn') : t('connection.signIn')}
      </Button>
      {outcome !== null && !isAsking && (
        <p role="alert" className="w-full text-bad">
          {t(`connection.problem.${outcome}`)}
        </p>
      )}
    </form>
  );
}
