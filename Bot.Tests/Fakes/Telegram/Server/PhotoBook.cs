using System.Buffers.Binary;
using System.Collections.Concurrent;
using System.Globalization;

namespace Bot.Tests.Fakes.Telegram.Server;

/// <summary>The photos that were uploaded, each to be sent again by its file_id.</summary>
internal sealed class PhotoBook
{
    private const int LargestPhoto = 10 * 1024 * 1024;

    private readonly ConcurrentDictionary<string, FakePhoto> _byId = [];
    private int _last;

    public FakePhoto Take(Argument photo)
    {
        if (photo.IsFile)
            return Keep(photo.FileName!, photo.File);
        if (photo.Text is not { Length: > 0 } text)
            throw Refusal.Bad("there is no photo in the request");
        if (_byId.TryGetValue(text, out var known))
            return known;
        return Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" && WebLink.IsGood(text)
            ? Remember(text, default, 640, 480)
            : throw Refusal.Bad("wrong file identifier/HTTP URL specified");
    }

    private FakePhoto Keep(string name, ReadOnlyMemory<byte> bytes)
    {
        if (bytes.Length == 0)
            throw Refusal.Bad("file must be non-empty");
        if (bytes.Length > LargestPhoto)
            throw Refusal.Bad($"file of size {bytes.Length} bytes is too big for a photo; the maximum size is {LargestPhoto} bytes");
        var head = bytes.Span;
        if (!IsPicture(head))
            throw new Refusal(400, "Bad Request: IMAGE_PROCESS_FAILED");
        var (width, height) = head.Length >= 24 && head[0] == 0x89
            ? (BinaryPrimitives.ReadInt32BigEndian(head[16..]), BinaryPrimitives.ReadInt32BigEndian(head[20..])) : (640, 480);
        if (width <= 0 || height <= 0 || (long)width + height > 10_000 || width > height * 20L || height > width * 20L)
            throw new Refusal(400, "Bad Request: PHOTO_INVALID_DIMENSIONS");
        return Remember(name, bytes, width, height);
    }

    private FakePhoto Remember(string name, ReadOnlyMemory<byte> bytes, int width, int height)
    {
        var id = "AgACAgUAAxkDAAI" + Interlocked.Increment(ref _last).ToString("D12", CultureInfo.InvariantCulture);
        return _byId[id] = new(id, name, bytes, width, height);
    }

    private static bool IsPicture(ReadOnlySpan<byte> head) =>
        IsPng(head) || head.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF])
        || head.StartsWith("GIF8"u8) || head.StartsWith("BM"u8) || (head.StartsWith("RIFF"u8) && head.Length > 12 && head[8..].StartsWith("WEBP"u8));

    private static bool IsPng(ReadOnlySpan<byte> head) => head.Length >= 24 && head[0] == 0x89 && head[1..].StartsWith("PNG\r\n"u8);
}
