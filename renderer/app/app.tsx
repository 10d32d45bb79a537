import { useEffect } from 'react';
import type { WindowDoctor } from '../doctor/find-doctor.ts';
import { DropAndPaste } from './drop-and-paste.tsx';
import { Frame } from './frame.tsx';
import { ScreenNow } from './screen-now.tsx';
import { useWindow } from './use-window.ts';

/** The window: state, what arrives from outside, the frame and the one screen in it. */
export function App({ doctor }: { readonly doctor: WindowDoctor }) {
  const { state, tell, acts } = useWindow(doctor);
  useEffect(() => {
    void acts.readAbout();
  }, [acts]);
  return (
    <DropAndPaste state={state} tell={tell} onFiles={(files) => void acts.openHanded(files)}>
      <Frame state={state} tell={tell} onComputer={() => void acts.readComputer()}>
        <ScreenNow state={state} tell={tell} acts={acts} />
      </Frame>
    </DropAndPaste>
  );
}
