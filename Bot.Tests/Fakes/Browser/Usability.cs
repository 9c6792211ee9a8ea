using Microsoft.Playwright;

namespace Bot.Tests.Fakes.Browser;

/// <summary>What can be measured of whether everybody can use a page: people with thick fingers, weak eyes, or no eyes.</summary>
internal static class Usability
{
    /// <summary>What is wrong with the page that is open; empty when nothing is.</summary>
    public static Task<string[]> ComplaintsAsync(this IPage page) => page.EvaluateAsync<string[]>(Script).WaitAsync(TimeSpan.FromSeconds(60), TimeProvider.System);

    private const string Script = """
        () => {
          const found = [];
          const seen = e => e.checkVisibility({ visibilityProperty: true, opacityProperty: true }) && !e.closest('.skip, .unseen, [hidden]');
          const all = selector => [...document.querySelectorAll(selector)].filter(seen);
          const name = e => `<${e.tagName.toLowerCase()} class="${e.className.baseVal ?? e.className}"> ${(e.innerText ?? e.value ?? '').slice(0, 30)}`;

          // One title, no level left out.
          const levels = all('h1, h2, h3, h4').map(h => +h.tagName[1]);
          if (levels.filter(l => l === 1).length !== 1) found.push(`${levels.filter(l => l === 1).length} titles`);
          levels.forEach((l, i) => { if (l > (levels[i - 1] ?? 0) + 1) found.push(`heading ${l} after ${levels[i - 1] ?? 'nothing'}`); });

          // Every field says what it is for; every link and button says what it does.
          for (const field of all('input:not([type=hidden]), select, textarea')) if (!field.labels.length && !field.ariaLabel) found.push(`no label: ${name(field)} ${field.name}`);
          for (const act of all('a, button, summary')) if (!(act.innerText.trim() || act.ariaLabel)) found.push(`says nothing: ${act.outerHTML.slice(0, 80)}`);

          // A finger needs 44 pixels; links inside sentences are as high as their line.
          if (matchMedia('(pointer: coarse)').matches || innerWidth < 600) {
            for (const e of all('button, summary, select, textarea, a, input:not([type=hidden], [type=checkbox], [type=radio]), label:has(> input)')) {
              if (getComputedStyle(e).display !== 'inline' && e.getBoundingClientRect().height < 43.5) found.push(`${Math.round(e.getBoundingClientRect().height)} px high: ${name(e)}`);
            }
          }

          // One thing to do first, at most.
          for (const form of all('form, main > .actions')) if ([...form.querySelectorAll('.main')].filter(seen).length > 1) found.push(`several main buttons: ${name(form)}`);

          // Text against what is behind it.
          const pixel = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true });
          const paint = colours => { pixel.clearRect(0, 0, 1, 1); for (const c of colours) { pixel.fillStyle = c; pixel.fillRect(0, 0, 1, 1); } return [...pixel.getImageData(0, 0, 1, 1).data].slice(0, 3); };
          const light = rgb => { const [r, g, b] = rgb.map(v => v / 255).map(v => v <= .04045 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4); return .2126 * r + .7152 * g + .0722 * b; };
          const behind = e => { const layers = []; for (let x = e; x; x = x.parentElement) layers.unshift(getComputedStyle(x).backgroundColor); return layers; };
          const known = new Map();
          const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
          while (walker.nextNode()) {
            const e = walker.currentNode.parentElement;
            if (!walker.currentNode.data.trim() || !seen(e) || e.closest('script, svg, option')) continue;
            const style = getComputedStyle(e), layers = behind(e), key = style.color + layers.join();
            if (!known.has(key)) { const back = light(paint(layers)), front = light(paint([...layers, style.color])); known.set(key, (Math.max(back, front) + .05) / (Math.min(back, front) + .05)); }
            const size = parseFloat(style.fontSize), isLarge = size >= 24 || (size >= 18.6 && style.fontWeight >= 700);
            if (known.get(key) < (isLarge ? 3 : 4.5)) found.push(`contrast ${known.get(key).toFixed(1)}: ${name(e)}`);
          }

          return [...new Set(found)];
        }
        """;
}
