namespace Bot.Content.Parsing;

/// <summary>Reads where a content's facts come from, who looked it over, and its picture: the same keys wherever they stand.</summary>
internal static class Provenance
{
    private static readonly string[] ImageTypes = [".png", ".jpg", ".jpeg"];

    /// <param name="map">What has the key.</param>
    /// <param name="what">What it is, for the message: <c>tip</c>.</param>
    public static TipSource Source(YamlMap map, string what)
    {
        var nowhere = new Uri("about:blank");
        if (map.Map("source") is not { } source)
        {
            map.Problem($"'source' is missing. Every {what} says where it comes from: source: with title, publisher and url below it.");
            return new("", "", nowhere);
        }

        var url = source.Required("url", "https://www.who.int/...");
        var valid = Uri.TryCreate(url, UriKind.Absolute, out var uri) && uri.Scheme is "https" or "http";
        if (url.Length > 0 && !valid)
        {
            source.Problem("url", $"'{url}' is no web address. It starts with https://");
        }

        var result = new TipSource(source.Required("title", "\"Salt reduction\""), source.Required("publisher", "WHO"), valid ? uri! : nowhere);
        source.RefuseUnknownKeys();
        return result;
    }

    /// <inheritdoc cref="Source"/>
    public static TipReview Review(YamlMap map, string what)
    {
        if (map.Map("review") is not { } review)
        {
            map.Problem("'review' is missing. Add: review: {by: unreviewed, on: 2026-11-21, until: 2027-11-21}");
            return new("", default, default);
        }

        var on = review.Date("on") ?? default;
        var until = review.Date("until") ?? default;
        var result = new TipReview(review.Required("by", "unreviewed"), on, until);
        review.RefuseUnknownKeys();
        if (until != default && until <= on)
        {
            review.Problem("until", $"'until' must be later than 'on': it is the last day the {what} may be sent.");
        }

        return result;
    }

    /// <summary>A picture that is there and that chat apps show; null when none is named.</summary>
    public static string? Image(YamlMap map, ContentFiles files)
    {
        if (map.Text("image") is not { } image)
        {
            return null;
        }

        if (!files.Exists(image))
        {
            map.Problem("image", $"There is no picture '{image}' in the content folder.");
        }
        else if (!ImageTypes.Contains(Path.GetExtension(image).ToLowerInvariant()))
        {
            map.Problem("image", $"'{image}' must be a .png or .jpg: chat apps show no others.");
        }
        else if (PictureFile.Problem(image, files.FullPath(image)!) is { } problem)
        {
            map.Problem("image", problem);
        }

        return image;
    }
}
