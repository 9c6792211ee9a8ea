using System.Text;
using System.Text.Json;
using Bot.Tests.Fakes.Telegram.Server;

namespace Bot.Tests.Fakes.Telegram;

/// <summary>A call as it arrived, before it was judged.</summary>
internal sealed class ReceivedCall
{
    private readonly byte[] _json = [];
    private readonly Arguments? _arguments;

    internal ReceivedCall(string method, Arguments arguments, DateTimeOffset at)
    {
        (Method, At) = (method, at);
        // A million calls are kept: of JSON the bytes alone.
        if (arguments.IsJsonOnly)
            _json = arguments.Utf8Body!;
        else
            _arguments = arguments;
    }

    public string Method { get; }

    public DateTimeOffset At { get; }

    /// <summary>The body as text; of a form, its fields.</summary>
    public string Body => _arguments?.Body ?? Encoding.UTF8.GetString(_json);

    public long? ChatId => long.TryParse(Argument("chat_id"), out var id) ? id : null;

    /// <summary>One parameter as text, or null if it was not given.</summary>
    public string? Argument(string name)
    {
        if (_arguments is not null)
            return _arguments.Raw(name);
        using var document = JsonDocument.Parse(_json);
        return document.RootElement.TryGetProperty(name, out var value) ? value.ToString() : null;
    }

    public override string ToString() => $"{Method} {Body}";
}
