import { expect, test } from 'vitest';
import { frameRate } from '../../shared/time.ts';
import { planRender } from './plan-render.ts';
import { testInput, testMedia, testScenario } from '../../../test/helpers/test-plan-input.ts';

/** What a plan says of the rate of a clip that has none of its own, on a stage of this rate. */
function rateReason(stageRate: number | 'source'): string | undefined {
  const media = testMedia('/films/phone.mp4', frameRate(50), 100, { video: { isVariableRate: true } });
  const scenario = testScenario({
    stage: { frameRate: stageRate },
    media: { a: { src: 'phone.mp4' } },
    timeline: [{ media: 'a' }],
  });
  return planRender(testInput({ scenario, media: new Map([['a', media]]) })).reasons[1];
}

test('why a film of a variable source has its rate is said, and where its motion needs another', () => {
  expect([rateReason('source'), rateReason(25)]).toEqual([
    'phone.mp4 has no constant frame rate; at 50 fps the film keeps its motion. Each film frame shows its frame nearest in time.',
    'phone.mp4 has no constant frame rate; 50 fps would keep its motion. Each film frame shows its frame nearest in time.',
  ]);
});
