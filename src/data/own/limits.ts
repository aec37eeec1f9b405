/** What of the learner's own data is taken, so that no file can fill the memory; said before reading. */

/** Pixels of all images together: MNIST has 55 million. */
export const mostPixels = 64 * 2 ** 20
/** Bytes of all chosen files together, as they lie on the disk. */
export const mostBytes = 2 ** 30
/** Bytes of one file in an archive, unpacked: room for an IDX file of all pixels, and for EMNIST's largest, still gzipped. */
export const mostEntryBytes = 3 * mostPixels
export const megabytes = (bytes: number): string => `${Math.ceil(bytes / 2 ** 20)} MB`
/** Images of a folder or a zip; each is decoded by the browser. */
export const mostPictures = 20_000
/** Bytes of one picture's file, unpacked. */
export const mostPictureBytes = 20 * 2 ** 20
/** Million pixels of one picture before it is unpacked: four bytes each are then in memory. */
export const mostMegapixels = 64
/** Classes of a folder or a zip, as the measures and the classifier know ten. */
export const mostClasses = 10
/** Images for validation: as many as of the built-in digits, so that measuring does not take longer than training. */
export const mostValidation = 2000
