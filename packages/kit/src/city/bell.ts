/** A wait that can be cut short. What rings while nobody waits is heard at the next wait. */
export interface Bell {
  ring(): void;
  wait(milliseconds: number): Promise<void>;
}

export function bell(): Bell {
  let hasRung = false;
  let wakeUp = (): void => undefined;
  return {
    ring() {
      hasRung = true;
      wakeUp();
    },
    async wait(milliseconds) {
      if (!hasRung) {
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, milliseconds);
          timer.unref();
          wakeUp = () => {
            clearTimeout(timer);
            resolve();
          };
        });
      }
      hasRung = false;
    },
  };
}
