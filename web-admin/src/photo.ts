/** A photo as the API takes it: small enough for a mobile network, without the camera's place and time inside. */
export interface Photo {
  readonly fileName: string;
  readonly mediaType: string;
  readonly content: string;
}

// 1,600 pixels show a street sign from across the road, at about 300 kB.
const longest = 1600;
const quality = 0.82;

const base64Of = (address: string): string => address.slice(address.indexOf(',') + 1);

/** Drawn anew in the browser: smaller, upright, and free of what the camera wrote into the file. */
export async function shrunk(file: File): Promise<Photo> {
  const image = await createImageBitmap(file, { imageOrientation: 'from-image' });
  const scale = Math.min(1, longest / Math.max(image.width, image.height));
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(image.width * scale);
  canvas.height = Math.round(image.height * scale);
  canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
  image.close();
  const content = base64Of(canvas.toDataURL('image/jpeg', quality));
  return { fileName: file.name.replace(/\.[^.]*$/, '').slice(0, 90) + '.jpg', mediaType: 'image/jpeg', content };
}

export const addressOf = ({ mediaType, content }: Pick<Photo, 'mediaType' | 'content'>): string =>
  `data:${mediaType};base64,${content}`;
