import type { Durable, Jobs } from '../../../platform/jobs/index.ts';

/**
 * Jobs whose process kills itself with SIGKILL at one point.
 *
 * The point is `<moment> <step>`, or `<moment> <step> of <job's id>`: `before` the step begins, `inside` when its work is
 * done and nothing remembers it yet, `after` when it is remembered.
 */
export function crashingJobs(jobs: Jobs, point: string | undefined): Jobs {
  return {
    ...jobs,
    define: (name, run) => jobs.define(name, (durable, id) => run(crashing(durable, id, point), id)),
  };
}

function crashing(durable: Durable, jobId: string, point: string | undefined): Durable {
  const crashAt = (here: string) => {
    if (point === here || point === `${here} of ${jobId}`) process.kill(process.pid, 'SIGKILL');
  };
  return {
    ...durable,
    step: async (name, work) => {
      crashAt(`before ${name}`);
      const result = await durable.step(name, async () => {
        const answer = await work();
        crashAt(`inside ${name}`);
        return answer;
      });
      crashAt(`after ${name}`);
      return result;
    },
  };
}
