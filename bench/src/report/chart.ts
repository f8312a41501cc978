import type { Results } from './figures.ts';

const WIDTH = 860;
const LABEL = 290;
const BAR = 16;
const GAP = 4;
const PANEL_HEAD = 34;

/**
 * A bar chart of CPU per request, one panel a shape, on a linear scale of its own; plain SVG that reads in
 * light and dark.
 */
export function writeChart(results: Results): string {
  const most = Math.max(...results.figures.map((figure) => figure.connections));
  const shapes = [...new Set(results.figures.map((figure) => figure.shape))];
  let y = 0;
  const panels = shapes.map((shape) => {
    const figures = results.figures.filter((figure) => figure.shape === shape && figure.connections === most);
    const largest = Math.max(...figures.map((figure) => figure.cpuMs));
    const top = y;
    y += PANEL_HEAD + figures.length * (BAR + GAP) + 10;
    const bars = figures.map((figure, index) => {
      const barY = top + PANEL_HEAD + index * (BAR + GAP);
      const width = Math.max(1, ((WIDTH - LABEL - 90) * figure.cpuMs) / largest);
      const kind = figure.contestant.startsWith('graphlets')
        ? 'ours'
        : figure.contestant.startsWith('floor')
          ? 'floor'
          : 'peer';
      return (
        `<text class="name" x="${LABEL - 8}" y="${barY + 12}" text-anchor="end">${escapeText(figure.contestant)}</text>` +
        `<rect class="${kind}" x="${LABEL}" y="${barY}" width="${width.toFixed(1)}" height="${BAR}" rx="2"/>` +
        `<text class="value" x="${LABEL + width + 6}" y="${barY + 12}">${figure.cpuMs.toFixed(3)}</text>`
      );
    });
    return `<text class="shape" x="${LABEL}" y="${top + 24}">${escapeText(shape)}: CPU ms per request</text>${bars.join('')}`;
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${y}" role="img" aria-label="CPU per request by gateway and operation">
<style>text{font:12px system-ui,sans-serif;fill:#222}.shape{font-weight:600;font-size:14px}.ours{fill:#0969da}.peer{fill:#9aa4af}.floor{fill:#d0d7de}
@media(prefers-color-scheme:dark){text{fill:#e6edf3}.ours{fill:#4493f8}.peer{fill:#6e7681}.floor{fill:#3d444d}}</style>
${panels.join('\n')}
</svg>
`;
}

function escapeText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}
