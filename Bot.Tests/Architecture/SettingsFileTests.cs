using System.Globalization;
using System.Reflection;
using Bot.Tests.Builders;
using Microsoft.Extensions.Configuration;

namespace Bot.Tests.Architecture;

/// <summary><c>appsettings.json</c> is the documentation of the settings: it names every one, with its true default, and no other.</summary>
public class SettingsFileTests
{
    [Fact]
    public void Every_setting_stands_in_the_file_with_its_default_and_no_other()
    {
        var file = new ConfigurationBuilder().AddJsonFile(Path.Combine(Repository.Root, "appsettings.json")).Build();
        var written = file.AsEnumerable()
            .Where(pair => pair.Value is not null && !pair.Key.StartsWith("Logging:", StringComparison.Ordinal))
            .ToDictionary(pair => pair.Key, pair => pair.Value);

        var defaults = Defaults().ToDictionary();

        written.Keys.ShouldBe(defaults.Keys, ignoreOrder: true);
        foreach (var (key, value) in defaults)
        {
            Convert(written[key]!, value.GetType()).ShouldBe(value, key);
        }
    }

    [Fact]
    public void Every_setting_stands_in_the_file_with_a_comment_above_it()
    {
        var lines = File.ReadAllLines(Path.Combine(Repository.Root, "appsettings.json")).Select(l => l.Trim()).ToArray();
        var names = Defaults().Select(d => d.Key.Split(':')[^1]).ToHashSet();

        var bare = Enumerable.Range(1, lines.Length - 1)
            .Where(i => names.Any(name => lines[i].StartsWith($"\"{name}\": ", StringComparison.Ordinal)) && !lines[i - 1].StartsWith("//", StringComparison.Ordinal))
            .Select(i => lines[i]);

        bare.ShouldBeEmpty();
    }

    /// <summary>Without any configuration at all, every setting has its default.</summary>
    private static IEnumerable<KeyValuePair<string, object>> Defaults()
    {
        var settings = Settings.Read(new ConfigurationBuilder().Build(), home: null);
        yield return new("Urls", settings.Urls);
        yield return new("Proxies", string.Join(", ", settings.Proxies));
        yield return new("TimeZone", settings.Zone.Id);
        foreach (var section in typeof(Settings).GetProperties().Where(p => p.PropertyType.Name.EndsWith("Options", StringComparison.Ordinal)))
        {
            foreach (var entry in Leaves(section.Name, section.GetValue(settings)!))
            {
                yield return entry;
            }
        }
    }

    private static IEnumerable<KeyValuePair<string, object>> Leaves(string path, object options) =>
        options.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(p => p.CanWrite)
            .SelectMany(p => p.PropertyType.Name.EndsWith("Options", StringComparison.Ordinal)
                ? Leaves($"{path}:{p.Name}", p.GetValue(options)!)
                : [new($"{path}:{p.Name}", p.GetValue(options)!)]);

    private static object Convert(string text, Type type) =>
        type == typeof(TimeSpan) ? TimeSpan.Parse(text, CultureInfo.InvariantCulture)
        : System.Convert.ChangeType(text, type, CultureInfo.InvariantCulture);
}
