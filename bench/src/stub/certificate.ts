import { fileURLToPath } from 'node:url';

/** Folder of a key and a self-signed certificate for 127.0.0.1. */
export const CERTIFICATE = fileURLToPath(new URL('../../../gateway/test/certificate', import.meta.url));
