using System.Runtime.CompilerServices;

namespace Bot.Tests.Architecture;

/// <summary>How the code is cut and named.</summary>
public class ManneredCodeTests
{
    private const int MostLines = 300;

    private static readonly string[] NamesThatSayNothing = ["Common", "Helpers", "Utils", "Core", "Managers", "Services", "Misc", "Shared"];

    [Fact]
    public void No_folder_has_a_name_that_says_nothing()
    {
        Sources.FolderNames.ShouldContain("WebChat");
        Sources.FolderNames.Intersect(NamesThatSayNothing).ShouldBeEmpty();
    }

    [Fact]
    public void A_namespace_is_its_folder()
    {
        var strays = Sources.Files("Bot").Concat(Sources.Files("Bot.Tests"))
            .Where(file => file.Value.Contains("\nnamespace ", StringComparison.Ordinal) || file.Value.StartsWith("namespace ", StringComparison.Ordinal))
            .Where(file => !file.Value.Contains($"namespace {Path.GetDirectoryName(file.Key)!.Replace('/', '.').Replace('\\', '.')};", StringComparison.Ordinal))
            .Select(file => file.Key);

        strays.ShouldBeEmpty();
    }

    [Fact]
    public void Every_file_is_short()
    {
        var long_ = Sources.Files("Bot").Concat(Sources.Files("Bot.Tests"))
            .Select(file => (file.Key, Lines: file.Value.Count(c => c == '\n')))
            .Where(file => file.Lines >= MostLines);

        long_.ShouldBeEmpty();
    }

    [Fact]
    public void Nothing_is_public_and_what_has_no_heirs_is_sealed()
    {
        Compiled.Types.Where(t => t.IsVisible).ShouldBeEmpty();

        var heirs = Compiled.Types.Select(t => Definition(t.BaseType)).ToHashSet();
        Compiled.Types
            .Where(t => t.IsClass && !t.IsSealed && !t.IsAbstract && !heirs.Contains(t))
            .ShouldBeEmpty();
    }

    [Fact]
    public void Nothing_is_async_that_cannot_be_awaited()
    {
        var everything = System.Reflection.BindingFlags.Public | System.Reflection.BindingFlags.NonPublic
            | System.Reflection.BindingFlags.Instance | System.Reflection.BindingFlags.Static | System.Reflection.BindingFlags.DeclaredOnly;
        var methods = Compiled.Program.GetTypes()
            .SelectMany(t => t.GetMethods(everything))
            .Where(m => m.IsDefined(typeof(AsyncStateMachineAttribute), inherit: false))
            .ToArray();

        methods.Length.ShouldBeGreaterThan(50);
        methods.Where(m => m.ReturnType == typeof(void)).Select(m => $"{m.DeclaringType}.{m.Name}").ShouldBeEmpty();
    }

    private static Type? Definition(Type? type) => type is { IsGenericType: true } ? type.GetGenericTypeDefinition() : type;
}
