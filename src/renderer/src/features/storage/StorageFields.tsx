import { useTranslation } from 'react-i18next';
import type { StorageReport } from '../../../../shared/contract/storage-calls.ts';
import { canKeepKeys, changeOf, type StorageForm } from '../../../../shared/contract/storage-form.ts';
import { Field, FIELD_CLASS } from '../../ui/Field.tsx';
import { SelectRow } from '../../ui/FieldRows.tsx';
import { SwitchField } from '../../ui/SwitchField.tsx';

type TextName = 'endpoint' | 'region' | 'bucket' | 'prefix' | 'accessKeyId' | 'secretAccessKey';

export function StorageFields({
  form,
  report,
  onChange,
}: {
  readonly form: StorageForm;
  readonly report: StorageReport;
  readonly onChange: (part: Partial<StorageForm>) => void;
}) {
  const { t } = useTranslation();
  const isKept = canKeepKeys(report, changeOf(form).settings.endpoint);
  const line = (name: TextName, placeholder: string) => (
    <Line
      label={t(`storage.field.${name}`)}
      value={form[name]}
      placeholder={placeholder}
      isSecret={name === 'secretAccessKey'}
      onChange={(value) => onChange({ [name]: value })}
    />
  );
  return (
    <div className="flex flex-col gap-2">
      {line('endpoint', t('storage.hint.endpoint'))}
      {line('region', t('storage.hint.region'))}
      {line('bucket', t('storage.hint.bucket'))}
      {line('prefix', t('storage.hint.prefix'))}
      {form.endpoint !== '' && (
        <SwitchField
          label={t('storage.field.forcePathStyle')}
          isOn={form.forcePathStyle}
          onChange={(forcePathStyle) => onChange({ forcePathStyle })}
        />
      )}
      <SelectRow
        label={t('storage.field.partChecksum')}
        value={form.partChecksum}
        choices={CHECKSUMS}
        onChange={(value) => onChange({ partChecksum: value === 'md5' ? 'md5' : 'sha256' })}
      />
      {line(
        'accessKeyId',
        isKept
          ? t('storage.hint.keptKey', { end: report.keys?.accessKeyIdEnd ?? '' })
          : t('storage.hint.newKey'),
      )}
      {line('secretAccessKey', isKept ? t('storage.hint.keptSecret') : t('storage.hint.newKey'))}
    </div>
  );
}

/** Names of algorithms, the same in every language. */
const CHECKSUMS = [
  { value: 'sha256', label: 'SHA-256' },
  { value: 'md5', label: 'MD5' },
];

/** Counts with every letter, so that the buttons know at once whether all is there. */
function Line({
  label,
  value,
  placeholder,
  isSecret,
  onChange,
}: {
  readonly label: string;
  readonly value: string;
  readonly placeholder: string;
  readonly isSecret: boolean;
  readonly onChange: (value: string) => void;
}) {
  return (
    <Field label={label}>
      {(id) => (
        <input
          id={id}
          type={isSecret ? 'password' : 'text'}
          className={FIELD_CLASS}
          value={value}
          placeholder={placeholder}
          autoComplete="off"
          spellCheck={false}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Field>
  );
}
