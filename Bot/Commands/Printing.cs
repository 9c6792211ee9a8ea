using System.CommandLine;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Bot.Content;
using Bot.Messaging;

namespace Bot.Commands;

/// <summary>How commands print data.</summary>
internal static class Printing
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, // a terminal, not a web page: 中文 stays readable
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    public static Option<bool> JsonOption() => new("--json") { Description = "Prints JSON for programs to read." };

    /// <summary>A phrase in the language of the terminal, which the environment names as <c>LANG</c>; English where it names none.</summary>
    public static string Say(this ContentCatalog catalog, Phrase phrase) =>
        catalog.Say(phrase, catalog.TerminalLocale());

    public static string TerminalLocale(this ContentCatalog catalog) =>
        CultureInfo.CurrentUICulture.Name is { Length: > 0 } language ? catalog.Texts.LocaleFor(language) : Wording.OfLogs;

    /// <inheritdoc cref="Say(ContentCatalog, Phrase)"/>
    public static string Say(this IServiceProvider services, Phrase phrase) => services.GetRequiredService<ContentLibrary>().Current.Say(phrase);

    public static void Json<T>(T value) => Console.WriteLine(JsonSerializer.Serialize(value, Options));
}
