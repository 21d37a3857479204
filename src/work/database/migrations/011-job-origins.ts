import type { Migration } from '../migrate.ts';

/** By whose API a job was asked for stands in its request: callbacks need not read megabytes of its scenario for that. */
export const JOB_ORIGINS: Migration = {
  number: 11,
  sql: `
    UPDATE job SET request = json_set(request, '$.origin', json((
      SELECT json_remove(json_extract(scenario, '$."x-from"'), '$.warnings') FROM job_scenario WHERE job_id = job.id
    )))
    WHERE json_extract(request, '$.callbackUrl') IS NOT NULL AND EXISTS (
      SELECT 1 FROM job_scenario
      WHERE job_id = job.id AND instr(scenario, '"x-from"') > 0
        -- a scenario nested too deeply for SQLite is a native one's
        AND CASE WHEN json_valid(scenario) THEN json_type(scenario, '$."x-from".system') = 'text' END
    );
  `,
};
