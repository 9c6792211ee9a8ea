using System.Text;

namespace Bot.Quizzes.Exchange;

/// <summary>Turns a file's bytes into text: by its byte order mark, else as UTF-8, else as what Chinese Windows writes (GB18030).</summary>
internal static class TextDecoding
{
    static TextDecoding() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    /// <summary>The text with line ends as <c>\n</c>.</summary>
    public static string Decode(byte[] bytes) => Text(bytes).TrimStart('\uFEFF').ReplaceLineEndings("\n");

    private static string Text(byte[] bytes)
    {
        if (bytes is [0xFF, 0xFE, ..])
        {
            return Encoding.Unicode.GetString(bytes);
        }

        if (bytes is [0xFE, 0xFF, ..])
        {
            return Encoding.BigEndianUnicode.GetString(bytes);
        }

        try
        {
            return new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            return Encoding.GetEncoding("GB18030").GetString(bytes);
        }
    }
}
