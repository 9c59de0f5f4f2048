// The entry of a thread that draws: loads what draws, then one picture at a time.
import type { PictureJob } from '../charts/index.ts';
import { createPicture } from '../render/index.ts';
import { answer } from './answer.ts';

const drawPicture = createPicture();
answer('createThreadPictures', async ({ input }) => (await drawPicture)(input as PictureJob));
