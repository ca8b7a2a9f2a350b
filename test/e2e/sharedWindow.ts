import type { Workbench } from './workbench';

/**
 * One window for all journeys of the `describe` it is called in. What comes behind a failed attempt, the second one too,
 * begins in a new window: the failed one may have left anything behind. So no journey builds on another.
 */
export function sharedWindow(open: () => Promise<Workbench>): void {
  let workbench: Workbench | undefined;
  let isSpoilt = false;
  const close = async (): Promise<void> => {
    await workbench?.close();
    workbench = undefined;
  };
  beforeEach(async () => {
    if (isSpoilt) await close();
    workbench ??= await open();
  });
  afterEach(function () {
    isSpoilt = this.currentTest?.state !== 'passed';
  });
  after(close);
}
