namespace Bot.Content.Parsing;

/// <summary>Reads where a content's facts come from, who looked it over, and its picture: the same keys wherever they stand.</summary>
internal static class Provenance
{
    private static readonly string[] ImageTypes = [".png", ".jpg", ".jpeg"];

    /// <param name="map">What has the key.</param>
    public static TipSource Source(YamlMap map)
    {
        var nowhere = new Uri("about:blank");
        if (map.Map("source") is not { } source)
        {
            map.Problem(new("check.source-missing"));
            return new("", "", nowhere);
        }

        var url = source.Required("url", "https://www.who.int/...");
        var valid = Uri.TryCreate(url, UriKind.Absolute, out var uri) && uri.Scheme is "https" or "http";
        if (url.Length > 0 && !valid)
        {
            source.Problem("url", new("check.no-address", ("url", url)));
        }

        var result = new TipSource(source.Required("title", "\"Salt reduction\""), source.Required("publisher", "WHO"), valid ? uri! : nowhere);
        source.RefuseUnknownKeys();
        return result;
    }

    /// <summary>Who looked it over, and until when it may be sent.</summary>
    public static TipReview Review(YamlMap map)
    {
        if (map.Map("review") is not { } review)
        {
            map.Problem(new("check.review-missing"));
            return new("", default, default);
        }

        var on = review.Date("on") ?? default;
        var until = review.Date("until") ?? default;
        var result = new TipReview(review.Required("by", "unreviewed"), on, until);
        review.RefuseUnknownKeys();
        if (until != default && until <= on)
        {
            review.Problem("until", new("check.until-before-on"));
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
            map.Problem("image", new("check.no-picture", ("name", image)));
        }
        else if (!ImageTypes.Contains(Path.GetExtension(image).ToLowerInvariant()))
        {
            map.Problem("image", new("check.picture-type", ("name", image)));
        }
        else if (PictureFile.Problem(image, files.FullPath(image)!) is { } problem)
        {
            map.Problem("image", problem);
        }

        return image;
    }
}
