/** Schema files are imported as text: by esbuild in a bundle, by a transform of ours in jest. */
declare module '*.graphql' {
  const sdl: string;
  export default sdl;
}
