using Bot.Tests.Builders;
using Bot.Tests.Fakes;
using Bot.Tests.Fakes.Browser;
using static Microsoft.Playwright.Assertions;

namespace Bot.Tests.Channels.WebChat.Page;

/// <summary>The page can be read: by day and by night, small and big.</summary>
public class PageLooksTests(Chromium chromium)
{
    /// <summary>Of every text on the screen: what it is, and its contrast with what lies behind it (WCAG 2).</summary>
    private const string Contrasts = """
        () => {
          const paint = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
          const parse = colour => {
            paint.clearRect(0, 0, 1, 1);
            paint.fillStyle = colour;
            paint.fillRect(0, 0, 1, 1);
            const [r, g, b, a] = paint.getImageData(0, 0, 1, 1).data;
            return { r, g, b, a: a / 255 };
          };
          const over = (top, under) => ({ r: top.r * top.a + under.r * (1 - top.a), g: top.g * top.a + under.g * (1 - top.a), b: top.b * top.a + under.b * (1 - top.a), a: 1 });
          const behind = element => {
            if (!element) return { r: 255, g: 255, b: 255, a: 1 };
            const own = parse(getComputedStyle(element).backgroundColor);
            return own.a === 1 ? own : over(own, behind(element.parentElement));
          };
          const channel = value => (value /= 255) <= .03928 ? value / 12.92 : ((value + .055) / 1.055) ** 2.4;
          const light = ({ r, g, b }) => .2126 * channel(r) + .7152 * channel(g) + .0722 * channel(b);
          const texts = [...document.querySelectorAll('body *')].filter(e =>
            [...e.childNodes].some(n => n.nodeType === 3 && n.data.trim()) && e.checkVisibility() && !e.closest('.unseen, script, noscript'));
          return texts.map(e => {
            const back = behind(e), ink = over(parse(getComputedStyle(e).color), back);
            const [hi, lo] = [light(back), light(ink)].sort((a, b) => b - a);
            return { what: `${e.tagName}.${e.className} '${e.textContent.trim().slice(0, 20)}'`, contrast: (hi + .05) / (lo + .05) };
          });
        }
        """;

    [Theory]
    [InlineData(390, 844, "zh-CN", false)]
    [InlineData(390, 844, "zh-CN", true)]
    [InlineData(1440, 900, "en-US", true)]
    public async Task Every_text_stands_out_from_what_is_behind_it(int width, int height, string locale, bool dark)
    {
        using var content = new ContentFolder().Real();
        await using var bot = await BotUnderTest.StartAsync(content);
        var screen = new Screen(width, height, locale) { IsDark = dark };
        await using var tab = await chromium.OpenAsync(bot.Address, screen);
        await ReadableAsync(tab);
        await tab.StartAsync();
        await tab.TapAndWaitAsync(0);
        await tab.AsksAsync("/tip");
        await tab.AsksAsync("/me");
        await tab.AsksAsync("/topics");
        if (screen.IsPhone)
        {
            await tab.Page.Locator("#toggle").ClickAsync();
        }

        await tab.PhotographAsync($"looks-{screen}");
        (await ReadableAsync(tab)).ShouldBeGreaterThan(20);
        tab.ShouldBeClean();
    }

    [Fact]
    public async Task Big_text_is_bigger_everywhere_stays_after_a_reload_and_still_fits()
    {
        using var content = new ContentFolder().Picture("images/snow.png").Tip("first", extra: "image: images/snow.png");
        await using var bot = await BotUnderTest.StartAsync(content);
        await using var tab = await chromium.OpenAsync(bot.Address, Screen.ChinesePhone);
        await tab.SubscribeAsync();
        var before = await SizeAsync(tab, ".bubble p");

        await tab.Page.Locator("#size").ClickAsync();
        (await SizeAsync(tab, ".bubble p")).ShouldBeGreaterThan(before * 1.2);
        await tab.ReloadAsync();

        (await SizeAsync(tab, ".bubble p")).ShouldBeGreaterThan(before * 1.2);
        await Expect(tab.Page.Locator("#size")).ToHaveAttributeAsync("aria-pressed", "true");
        (await tab.SidewaysAsync()).ShouldBe(0);
        await tab.PhotographAsync("big-text");
        tab.ShouldBeClean();
    }

    [Fact]
    public async Task A_picture_opens_over_the_page_and_the_way_back_closes_it_not_the_chat()
    {
        using var content = new ContentFolder().Picture("images/snow.png").Tip("first", extra: "image: images/snow.png");
        await using var bot = await BotUnderTest.StartAsync(content);
        await using var tab = await chromium.OpenAsync(bot.Address, Screen.ChinesePhone);
        await tab.SubscribeAsync();

        await tab.Page.Locator(".photo").ClickAsync();
        await Expect(tab.Page.Locator("#viewer")).ToBeVisibleAsync();
        (await tab.Page.Locator("#picture").EvaluateAsync<int>("image => image.decode().then(() => image.naturalWidth)")).ShouldBeGreaterThan(0);
        await tab.Page.GoBackAsync();

        await Expect(tab.Page.Locator("#viewer")).Not.ToBeVisibleAsync();
        await Expect(tab.FromBot).ToHaveCountAsync(5);
        tab.ShouldBeClean();
    }

    private static Task<double> SizeAsync(ChatTab tab, string selector) =>
        tab.Page.Locator(selector).First.EvaluateAsync<double>("e => parseFloat(getComputedStyle(e).fontSize)");

    private static async Task<int> ReadableAsync(ChatTab tab)
    {
        var texts = await tab.Page.EvaluateAsync<ContrastOfText[]>(Contrasts);
        texts.ShouldNotBeEmpty();
        texts.ShouldAllBe(text => text.Contrast >= 4.5);
        return texts.Length;
    }

    private sealed record ContrastOfText
    {
        public string What { get; init; } = "";

        public double Contrast { get; init; }
    }
}
