using System.Buffers.Binary;
using Bot.Messaging;

namespace Bot.Content.Parsing;

/// <summary>What a picture must be for chat apps to show it, and for phones to load it.</summary>
internal static class PictureFile
{
    /// <summary>Largest file, in bytes: on a slow connection in a village a megabyte takes ten seconds.</summary>
    public const long MaxBytes = 1024 * 1024;

    /// <summary>Most pixels of width and height together (Telegram's limit for photos).</summary>
    public const int MaxSides = 10_000;

    private static readonly byte[] Png = [0x89, (byte)'P', (byte)'N', (byte)'G'];
    private static readonly byte[] Jpeg = [0xFF, 0xD8, 0xFF];

    /// <summary>What is wrong with a picture; null when nothing is.</summary>
    /// <param name="name">How messages call it.</param>
    /// <param name="path">Its full path.</param>
    public static Phrase? Problem(string name, string path)
    {
        var file = new FileInfo(path);
        if (file.Length > MaxBytes)
        {
            return new("check.picture-large", ("name", name), ("size", file.Length / 1024), ("max", MaxBytes / 1024));
        }

        var bytes = File.ReadAllBytes(path);
        if (!bytes.AsSpan().StartsWith(Png) && !bytes.AsSpan().StartsWith(Jpeg))
        {
            return new("check.picture-kind", ("name", name));
        }

        return bytes.AsSpan().StartsWith(Png) && PngSides(bytes) > MaxSides
            ? new("check.picture-wide", ("name", name), ("size", PngSides(bytes)), ("max", MaxSides))
            : null;
    }

    /// <summary>Width and height stand at fixed places of a PNG's first block.</summary>
    private static long PngSides(byte[] bytes) => bytes.Length < 24
        ? 0
        : (long)BinaryPrimitives.ReadUInt32BigEndian(bytes.AsSpan(16)) + BinaryPrimitives.ReadUInt32BigEndian(bytes.AsSpan(20));
}
