import type { ColdResults } from './coldTable.ts';
import type { Results } from './figures.ts';

const WIDTH = 960;
const LABEL = 440;
const BAR = 16;
const GAP = 4;
const PANEL_HEAD = 34;

interface Panel {
  readonly title: string;
  readonly bars: readonly { readonly name: string; readonly ms: number; readonly digits: number }[];
}

/**
 * A bar chart of CPU, one panel a shape and one for cold starts, each on a linear scale of its own; plain SVG that
 * reads in light and dark.
 */
export function writeChart(results: Results, cold: ColdResults): string {
  const panels = [...shapePanels(results), coldPanel(cold)];
  let y = 0;
  const drawn = panels.map((panel) => {
    const top = y;
    y += PANEL_HEAD + panel.bars.length * (BAR + GAP) + 10;
    return draw(panel, top);
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${y}" role="img" aria-label="CPU of a request and of a cold start, by gateway">
<style>text{font:12px system-ui,sans-serif;fill:#222}.shape{font-weight:600;font-size:14px}.ours{fill:#0969da}.peer{fill:#9aa4af}.floor{fill:#d0d7de}
@media(prefers-color-scheme:dark){text{fill:#e6edf3}.ours{fill:#4493f8}.peer{fill:#6e7681}.floor{fill:#3d444d}}</style>
${drawn.join('\n')}
</svg>
`;
}

function shapePanels({ figures }: Results): readonly Panel[] {
  const most = Math.max(...figures.map(({ connections }) => connections));
  return [...new Set(figures.map(({ shape }) => shape))].map((shape) => ({
    title: `${shape}: CPU ms for a request, ${most} connections`,
    bars: figures
      .filter((figure) => figure.shape === shape && figure.connections === most)
      .map(({ contestant, cpuMs }) => ({ name: contestant, ms: cpuMs, digits: 3 })),
  }));
}

function coldPanel({ figures, shape }: ColdResults): Panel {
  return {
    title: `cold start and first request (${shape}): CPU ms over a handler that does nothing`,
    bars: figures.map(({ contestant, overCpuMs }) => ({ name: contestant, ms: overCpuMs, digits: 0 })),
  };
}

function draw({ title, bars }: Panel, top: number): string {
  const largest = Math.max(...bars.map(({ ms }) => ms));
  const rows = bars.map(({ name, ms, digits }, index) => {
    const y = top + PANEL_HEAD + index * (BAR + GAP);
    const width = Math.max(1, ((WIDTH - LABEL - 70) * ms) / largest);
    return (
      `<text x="${LABEL - 8}" y="${y + 12}" text-anchor="end">${escapeText(name)}</text>` +
      `<rect class="${kindOf(name)}" x="${LABEL}" y="${y}" width="${width.toFixed(1)}" height="${BAR}" rx="2"/>` +
      `<text x="${(LABEL + width + 6).toFixed(1)}" y="${y + 12}">${ms.toFixed(digits)}</text>`
    );
  });
  return `<text class="shape" x="8" y="${top + 24}">${escapeText(title)}</text>${rows.join('')}`;
}

function kindOf(name: string): 'ours' | 'floor' | 'peer' {
  if (name.startsWith('graphlets')) return 'ours';
  return name.startsWith('floor') ? 'floor' : 'peer';
}

function escapeText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}
