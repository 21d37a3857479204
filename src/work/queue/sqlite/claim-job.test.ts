import { expect, test } from 'vitest';
import { openMemoryDatabase } from '../../database/open-database.ts';
import { NEXT_IN_TURN } from './claim-job.ts';

test('a claim steps from owner to owner in indexes: only one row for each owner that waits is sorted', () => {
  const database = openMemoryDatabase();
  const plan = database.all<{ detail: string }>(`EXPLAIN QUERY PLAN ${NEXT_IN_TURN}`, 0);
  expect(plan.map(({ detail }) => detail).filter((step) => /\b(job|owner_turn|B-TREE)\b/.test(step))).toEqual(
    [
      'SCAN job USING INDEX job_waiting', // its first entry
      'SEARCH job USING INDEX job_waiting (<expr>>?)',
      'SEARCH job USING INDEX job_waiting (<expr>=?)',
      'SEARCH job USING INDEX job_held (<expr>=?)',
      'SEARCH owner_turn USING PRIMARY KEY (owner=?)',
      'USE TEMP B-TREE FOR ORDER BY', // of owners
    ],
  );
});
