using System.Text;

namespace Bot.Subscribers.Lists;

/// <summary>A list as some program saved it.</summary>
internal static class ListFile
{
    /// <summary>Opens it in the encoding that its mark names; without a mark as UTF-8 if it is that, and else as GB18030, in which Chinese spreadsheets save.</summary>
    public static StreamReader Open(string file)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        return new StreamReader(file, IsUtf8(file) ? Encoding.UTF8 : Encoding.GetEncoding("GB18030"));
    }

    /// <summary>Whether it is a spreadsheet's own file: a zip archive, or the older kind.</summary>
    public static bool IsWorkbook(string file)
    {
        using var stream = File.OpenRead(file);
        Span<byte> head = stackalloc byte[4];
        return stream.ReadAtLeast(head, head.Length, throwOnEndOfStream: false) == head.Length && (head.SequenceEqual("PK\u0003\u0004"u8) || head.SequenceEqual(OldWorkbook));
    }

    private static ReadOnlySpan<byte> OldWorkbook => [0xD0, 0xCF, 0x11, 0xE0];

    private static bool IsUtf8(string file)
    {
        using var reader = new StreamReader(file, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true));
        var buffer = new char[32 * 1024];
        try
        {
            while (reader.Read(buffer) > 0)
            {
                // Only whether it can be read is of interest.
            }

            return true;
        }
        catch (DecoderFallbackException)
        {
            return false;
        }
    }
}
