using System.Collections.Concurrent;
using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using Microsoft.Extensions.Caching.Memory;

namespace Bot.Quizzes.Certificates;

/// <summary>
/// Makes PNG pictures of SVG drawings by <c>rsvg-convert</c>, and knows beforehand whether the fonts of this machine have every character:
/// whoever asks gets a picture or null, and never one with empty boxes.
/// </summary>
internal sealed class SvgPainter(ILogger<SvgPainter> log) : IDisposable
{
    public const string Advice = "Install both packages, on Debian: apt-get install librsvg2-bin fonts-noto-cjk";

    private const string Painter = "rsvg-convert";
    private const string FontList = "fc-list";
    private const long CacheBytes = 32 * 1024 * 1024;
    private const int MostUnusual = 30;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly SemaphoreSlim turn = new(1);
    private readonly MemoryCache painted = new(new MemoryCacheOptions { SizeLimit = CacheBytes });
    private readonly ConcurrentDictionary<Rune, bool> unusual = new();
    private string? trouble;
    private bool isChecked;

    /// <summary>What keeps pictures from being made; null when nothing does.</summary>
    public async Task<string?> TroubleAsync(CancellationToken cancellationToken)
    {
        if (!isChecked)
        {
            trouble = await RunAsync(Painter, ["--version"], "", cancellationToken) is null ? $"'{Painter}' is not installed. {Advice}"
                : await RunAsync(FontList, [":lang=zh-cn", "file"], "", cancellationToken) is not { Length: > 0 } ? $"There is no font with Chinese characters. {Advice}"
                : null;
            isChecked = true;
        }

        return trouble;
    }

    /// <summary>The picture.</summary>
    /// <param name="svg">The drawing.</param>
    /// <param name="words">What is written in it.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>Null when it cannot be made, or not without gaps; the log says why.</returns>
    public async Task<byte[]?> PaintAsync(string svg, IEnumerable<string> words, CancellationToken cancellationToken)
    {
        if (painted.TryGetValue(svg, out byte[]? known))
        {
            return known;
        }

        await turn.WaitAsync(cancellationToken);
        try
        {
            if (painted.TryGetValue(svg, out known))
            {
                return known;
            }

            if (await TroubleAsync(cancellationToken) is not null || !await HasGlyphsAsync(words, cancellationToken))
            {
                return null;
            }

            return await RunAsync(Painter, ["--format", "png"], svg, cancellationToken) is { Length: > 0 } png
                ? painted.Set(svg, png, new MemoryCacheEntryOptions { Size = png.Length + (2 * svg.Length) })
                : null;
        }
        finally
        {
            turn.Release();
        }
    }

    public void Dispose()
    {
        turn.Dispose();
        painted.Dispose();
    }

    /// <summary>Names have rare characters; what is in everyday use is in every Chinese font.</summary>
    private async Task<bool> HasGlyphsAsync(IEnumerable<string> words, CancellationToken cancellationToken)
    {
        foreach (var rune in words.SelectMany(w => w.EnumerateRunes()).Where(IsUnusual).Distinct().Take(MostUnusual))
        {
            if (!unusual.TryGetValue(rune, out var has))
            {
                has = unusual[rune] = await RunAsync(FontList, [string.Create(CultureInfo.InvariantCulture, $":charset={rune.Value:x}"), "file"], "", cancellationToken) is { Length: > 0 };
            }

            if (!has)
            {
                log.LogWarning("No font on this machine has the character U+{Code:X4}: a certificate goes out as a link instead of a picture", rune.Value);
                return false;
            }
        }

        return true;
    }

    private static bool IsUnusual(Rune rune) => rune.Value is not (< 0x250 or (>= 0x2010 and <= 0x2027) or (>= 0x3000 and <= 0x3020) or (>= 0x4E00 and <= 0x9FA5) or (>= 0xFF00 and <= 0xFF5E));

    /// <summary>Runs a program and gives what it prints; null when it is not there, fails, or takes too long.</summary>
    private async Task<byte[]?> RunAsync(string program, IEnumerable<string> arguments, string input, CancellationToken cancellationToken)
    {
        // Another program's time is the machine's, whatever ours is told.
        using var patience = new CancellationTokenSource(Patience, TimeProvider.System);
        using var giveUp = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, patience.Token);
        Process? process = null;
        try
        {
            process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true })!;
            using var output = new MemoryStream();
            var reading = process.StandardOutput.BaseStream.CopyToAsync(output, giveUp.Token);
            var complaints = process.StandardError.ReadToEndAsync(giveUp.Token);
            await process.StandardInput.BaseStream.WriteAsync(Encoding.UTF8.GetBytes(input), giveUp.Token);
            process.StandardInput.Close();
            await reading;
            await process.WaitForExitAsync(giveUp.Token);
            if (process.ExitCode == 0)
            {
                return output.ToArray();
            }

            log.LogError("{Program} failed: {Problem}", program, await complaints);
            return null;
        }
        catch (Win32Exception)
        {
            return null; // it is not installed
        }
        catch (Exception failure) when (failure is IOException || (failure is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            log.LogError(failure, "{Program} gave no picture", program);
            return null;
        }
        finally
        {
            if (process is { HasExited: false })
            {
                process.Kill();
            }

            process?.Dispose();
        }
    }
}
