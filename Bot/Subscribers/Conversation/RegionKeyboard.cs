using System.Globalization;
using Bot.Content;
using Bot.Messaging;

namespace Bot.Subscribers.Conversation;

/// <summary>Buttons for choosing a region, page by page where there are many.</summary>
internal static class RegionKeyboard
{
    /// <summary>Telegram takes at most 100 buttons; all provinces fit on one page.</summary>
    private const int PerPage = 60;

    /// <summary>Asks for a region among those inside <paramref name="inside"/>, or among the topmost that leave a choice.</summary>
    public static OutboundMessage Ask(ContentCatalog catalog, string locale, string? inside, int page, string prefix)
    {
        var texts = catalog.Texts.For(locale);
        var parent = inside ?? OnlyRoot(catalog.Regions);
        var codes = parent is null ? catalog.Regions.Roots : catalog.Regions.Find(parent)!.Children;
        var shown = codes.Skip(page * PerPage).Take(PerPage)
            .Select(code => new Choice(catalog.Regions.Find(code)!.Names.In(locale), $"{prefix}:{code}"));
        var rows = Keyboard.Rows(shown, locale).ToList();
        if ((page + 1) * PerPage < codes.Count)
        {
            rows.Add([new Choice("»", string.Create(CultureInfo.InvariantCulture, $"{prefix}:{inside}/{page + 1}"))]);
        }

        rows.Add([inside is null
            ? new Choice(texts.Plain(TextKeys.RegionSkip), $"{prefix}:{Codes.Any}")
            : new Choice(texts.Plain(TextKeys.RegionHere), $"{prefix}:{Codes.Done}")]);
        var question = inside is null
            ? texts[TextKeys.RegionAsk]
            : texts[TextKeys.RegionAskInside, ("region", catalog.Regions.FullName(inside, locale))];
        return new(question) { Choices = rows };
    }

    /// <summary>A region's code, or a page to turn to: <c>37/1</c> inside a region, <c>/1</c> among the topmost.</summary>
    public static (string Code, int? Page) Parse(string argument)
    {
        var slash = argument.IndexOf('/', StringComparison.Ordinal);
        return slash >= 0 && int.TryParse(argument[(slash + 1)..], CultureInfo.InvariantCulture, out var page) && page is >= 0 and < 1000
            ? (argument[..slash], page)
            : (argument, null);
    }

    /// <summary>A county's own bot has one province and one county: nobody should have to tap through them.</summary>
    private static string? OnlyRoot(RegionTree regions)
    {
        string? only = null;
        for (var level = regions.Roots; level.Count == 1; level = regions.Find(level[0])!.Children)
        {
            if (regions.Find(level[0])!.Children.Count == 0)
            {
                break;
            }

            only = level[0];
        }

        return only;
    }
}
