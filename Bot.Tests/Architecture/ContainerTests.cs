using System.Text.RegularExpressions;
using Bot.Tests.Builders;

namespace Bot.Tests.Architecture;

/// <summary>The program in the container is the one that is tested here.</summary>
public partial class ContainerTests
{
    [Fact]
    public void What_is_built_in_from_beside_the_program_is_there_when_the_container_is_built()
    {
        var folders = Outside().Matches(Read("Bot/Bot.csproj")).Select(m => m.Groups[1].Value).ToArray();
        var stage = Read("Dockerfile").Split("RUN dotnet publish")[0];

        folders.ShouldBe(["content/texts"]);
        folders.Where(f => !stage.Contains($"COPY {f} {f}\n", StringComparison.Ordinal)).ShouldBeEmpty();
    }

    private static string Read(string file) => File.ReadAllText(Path.Combine(Repository.Root, file)).ReplaceLineEndings("\n");

    [GeneratedRegex("Include=\"\\.\\./([^\"*]+)/")]
    private static partial Regex Outside();
}
