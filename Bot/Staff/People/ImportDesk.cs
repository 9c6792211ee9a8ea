using System.Collections.Concurrent;
using Bot.Staff.Members;

namespace Bot.Staff.People;

/// <summary>Keeps uploaded lists between their preview and their import, for their uploader only, and not for long.</summary>
internal sealed class ImportDesk(TimeProvider time) : IDisposable
{
    private const int MostFiles = 8;
    private static readonly TimeSpan Keep = TimeSpan.FromMinutes(30);

    private readonly ConcurrentDictionary<string, (long Member, string File, DateTimeOffset At)> files = [];
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("sciencebot-lists-");

    /// <summary>Takes a list.</summary>
    /// <returns>What it is asked for by.</returns>
    public async Task<string> TakeAsync(long member, IFormFile upload, CancellationToken cancellationToken)
    {
        foreach (var old in files.OrderByDescending(f => f.Value.At).Where((f, i) => i >= MostFiles - 1 || time.GetUtcNow() - f.Value.At > Keep).Select(f => f.Key).ToArray())
        {
            Drop(old);
        }

        var token = Token.New();
        var file = Path.Combine(folder.FullName, token);
        await using (var stream = File.Create(file))
        {
            await upload.CopyToAsync(stream, cancellationToken);
        }

        files[token] = (member, file, time.GetUtcNow());
        return token;
    }

    /// <summary>The file of a list; null when it is gone, or another's.</summary>
    public string? Find(string token, long member) => files.TryGetValue(token, out var found) && found.Member == member ? found.File : null;

    public void Drop(string token)
    {
        if (files.TryRemove(token, out var old))
        {
            File.Delete(old.File);
        }
    }

    public void Dispose() => folder.Delete(recursive: true);
}
