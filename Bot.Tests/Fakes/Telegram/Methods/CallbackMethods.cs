using Bot.Tests.Fakes.Telegram.Server;

namespace Bot.Tests.Fakes.Telegram.Methods;

/// <summary>answerCallbackQuery.</summary>
internal sealed class CallbackMethods(World world)
{
    public IEnumerable<Method> All() => [new("answerCallbackQuery", "callback_query_id text show_alert url cache_time", AnswerTap)];

    private Answer AnswerTap(Arguments arguments)
    {
        var id = arguments.RequiredText("callback_query_id");
        var text = arguments.Text("text");
        if (text is { Length: > 200 })
            throw new Refusal(400, "Bad Request: MESSAGE_TOO_LONG");
        var alert = arguments.Is("show_alert");
        var url = arguments.Text("url");
        if (url is not null && !url.StartsWith($"https://t.me/{world.Bot.Username}", StringComparison.OrdinalIgnoreCase)
            && !url.StartsWith($"t.me/{world.Bot.Username}", StringComparison.OrdinalIgnoreCase))
            throw new Refusal(400, "Bad Request: URL_INVALID");
        arguments.Integer("cache_time", 0, 24 * 30 * 60 * 60);
        world.Taps.Accept(id, text, alert, url);
        return Answers.True;
    }
}
