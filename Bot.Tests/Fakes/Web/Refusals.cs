using System.Net.Http.Json;
using System.Text.Json;
using Bot.Content;

namespace Bot.Tests.Fakes.Web;

/// <summary>What the chat says when it does not take a message.</summary>
internal static class Refusals
{
    /// <summary>The sentence of the content folder.</summary>
    public static string Sentence(BotUnderTest bot, string locale, string key, params ReadOnlySpan<(string Name, string Value)> values) =>
        bot.Get<ContentLibrary>().Current.Texts.For(locale).Plain(key, values);

    /// <summary>The sentence of an answer.</summary>
    public static async Task<string> SentenceAsync(HttpResponseMessage answer)
    {
        var json = await answer.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken);
        return json.GetProperty("error").GetString()!;
    }
}
