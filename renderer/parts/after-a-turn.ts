/** Lets the window paint and hear the keyboard before the next piece. A message comes at once, where timers in a row wait 4 ms each. */
export function afterATurn(stillWaiting: () => boolean): Promise<boolean> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve(stillWaiting());
    };
    port2.postMessage(null);
  });
}
