namespace Bot.Tests.Fakes.Telegram.Server;

/// <summary>The addresses that Telegram takes in links and buttons.</summary>
internal static class WebLink
{
    public static bool IsGood(string? address)
    {
        if (string.IsNullOrWhiteSpace(address))
            return false;
        var text = address.Contains(':', StringComparison.Ordinal) ? address : "http://" + address;
        return Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme switch
        {
            "http" or "https" => uri.Host.Contains('.', StringComparison.Ordinal),
            "tg" or "ton" or "mailto" or "tel" => true,
            _ => false,
        };
    }
}
