using System.Globalization;

namespace Bot.Content.Parsing;

/// <summary>Reads who gets a contest's certificate.</summary>
internal static class CertificateReader
{
    private const int LongestIssuer = 60;

    /// <returns>Null where there is none.</returns>
    public static CertificateRule? Read(YamlMap map)
    {
        if (map.Map("certificate") is not { } rule)
        {
            return null;
        }

        var issuer = rule.Text("issuer");
        if (issuer?.Length > LongestIssuer)
        {
            rule.Problem("issuer", new("check.issuer-long", ("count", issuer.Length), ("max", LongestIssuer)));
        }

        var certificate = new CertificateRule(Share(rule, "min-score"), rule.WholeNumber("top", 1, 1_000_000), issuer);
        rule.RefuseUnknownKeys();
        if (rule.Text("min-score") is null && rule.Text("top") is null)
        {
            rule.Problem(new("check.certificate-rule"));
        }

        return certificate;
    }

    private static double? Share(YamlMap map, string key)
    {
        if (map.Text(key) is not { } text)
        {
            return null;
        }

        if (text.EndsWith('%') && int.TryParse(text[..^1], NumberStyles.None, CultureInfo.InvariantCulture, out var percent) && percent is >= 1 and <= 100)
        {
            return percent / 100.0;
        }

        map.Problem(key, new("check.share", ("key", key), ("text", text)));
        return null;
    }
}
