/** Reads QR codes from the device's camera. Loaded only where somebody turns the camera on. */

/** The part of the Shape Detection API (W3C) that is used, where the browser has it. */
interface Detector {
  detect(source: HTMLVideoElement): Promise<readonly { readonly rawValue: string }[]>;
}
type DetectorClass = new (options: { readonly formats: readonly string[] }) => Detector;

export type Facing = 'environment' | 'user';

const LOOK_EVERY_MS = 150;
/** What lies before the camera is read again only after so long: it was refused, or is the last voter's. */
const SAME_AGAIN_MS = 3_000;

/**
 * Shows the camera in a video element and reads codes until it is stopped.
 * @param onText takes what was read, at times a secret; nothing more is read until it settles
 * @returns stops the camera and clears what it has seen; rejects where there is no camera or it is not allowed
 */
export async function readCamera(
  video: HTMLVideoElement,
  facing: Facing,
  onText: (text: string) => void | Promise<void>,
): Promise<() => void> {
  const stream = await navigator.mediaDevices.getUserMedia({
    audio: false,
    video: { facingMode: { ideal: facing }, width: { ideal: 1280 }, height: { ideal: 720 } },
  });
  video.srcObject = stream;
  await video.play();
  const canvas = document.createElement('canvas');
  const look = await lookWith(canvas);
  let stopped = false;
  let last = { text: '', at: 0 };
  const loop = async () => {
    while (!stopped) {
      const text = await look(video).catch(() => undefined);
      if (stopped) return;
      const now = performance.now();
      if (text !== undefined && (text !== last.text || now - last.at > SAME_AGAIN_MS)) {
        last = { text, at: now };
        // Cheap tablets have one core for the camera and for what follows from the code.
        await onText(text);
      }
      await new Promise((settle) => setTimeout(settle, LOOK_EVERY_MS));
    }
  };
  void loop();
  return () => {
    stopped = true;
    last = { text: '', at: 0 };
    for (const track of stream.getTracks()) track.stop();
    video.srcObject = null;
    canvas.width = 0;
    canvas.height = 0;
  };
}

async function lookWith(canvas: HTMLCanvasElement): Promise<(video: HTMLVideoElement) => Promise<string | undefined>> {
  const Own = (globalThis as { readonly BarcodeDetector?: DetectorClass }).BarcodeDetector;
  if (Own !== undefined) {
    const detector = new Own({ formats: ['qr_code'] });
    return async (video) => (await detector.detect(video))[0]?.rawValue;
  }
  const { decodeQR } = await import('qr/decode.js');
  const context = canvas.getContext('2d', { willReadFrequently: true });
  return async (video) => {
    const { videoWidth, videoHeight } = video;
    if (context === null || videoWidth === 0) return undefined;
    canvas.width = videoWidth;
    canvas.height = videoHeight;
    context.drawImage(video, 0, 0);
    try {
      return decodeQR(context.getImageData(0, 0, videoWidth, videoHeight));
    } catch {
      // No code in this picture.
      return undefined;
    }
  };
}
