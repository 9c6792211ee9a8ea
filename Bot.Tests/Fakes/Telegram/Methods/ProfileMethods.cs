using System.Collections.Concurrent;
using Bot.Tests.Fakes.Telegram.Server;

namespace Bot.Tests.Fakes.Telegram.Methods;

/// <summary>getMe, setMyDescription and setMyShortDescription.</summary>
internal sealed class ProfileMethods(World world)
{
    /// <summary>By language code; "" is for every other language.</summary>
    public ConcurrentDictionary<string, string> Descriptions { get; } = [];

    public ConcurrentDictionary<string, string> ShortDescriptions { get; } = [];

    public IEnumerable<Method> All() =>
    [
        new("getMe", "", GetMe),
        new("setMyDescription", "description language_code", arguments => Set(arguments, "description", 512, Descriptions)),
        new("setMyShortDescription", "short_description language_code", arguments => Set(arguments, "short_description", 120, ShortDescriptions)),
    ];

    /// <summary>Two letters, or nothing for every language.</summary>
    public static string Language(Arguments arguments) => arguments.Text("language_code") switch
    {
        null or "" => "",
        { Length: 2 } code when code.All(char.IsAsciiLetterLower) => code,
        _ => throw new Refusal(400, "Bad Request: LANG_CODE_INVALID"),
    };

    private static Answer Set(Arguments arguments, string name, int longest, ConcurrentDictionary<string, string> texts)
    {
        var (language, text) = (Language(arguments), arguments.Text(name, longest) ?? "");
        if (text.Length == 0)
            texts.TryRemove(language, out _);
        else
            texts[language] = text;
        return Answers.True;
    }

    private Answer GetMe(Arguments arguments) => json =>
    {
        json.WriteStartObject();
        world.Bot.WriteFields(json);
        json.WriteBoolean("can_join_groups", true);
        json.WriteBoolean("can_read_all_group_messages", false);
        json.WriteBoolean("supports_inline_queries", false);
        json.WriteEndObject();
    };
}
