using System.Collections.Concurrent;
using Bot.Content;
using Bot.Messaging;

namespace Bot.Channels.Telegram;

/// <summary>Uploads each picture once and then sends it by the id that Telegram gave it.</summary>
internal sealed class TelegramPhotos(ITelegramApi api, ContentLibrary content) : IDisposable
{
    private readonly ConcurrentDictionary<(string File, DateTime Written), string> fileIds = new();
    private readonly SemaphoreSlim uploading = new(1);

    public async Task<ApiResult<SentMessage>> SendAsync(long chat, string image, OutboundMessage message, CancellationToken cancellationToken)
    {
        if (content.FullPath(image) is not { } file || !File.Exists(file))
        {
            return new ApiResult<SentMessage>.Error(new(400, $"wrong file: there is no picture {image} any more"));
        }

        var key = (file, File.GetLastWriteTimeUtc(file));
        if (fileIds.TryGetValue(key, out var known))
        {
            return await api.SendPhotoAsync(chat, TelegramBody.Photo(message, known), cancellationToken);
        }

        // Of the first few recipients one uploads; the others wait for the id instead of uploading too.
        await uploading.WaitAsync(cancellationToken);
        try
        {
            if (!fileIds.TryGetValue(key, out known))
            {
                var uploaded = await api.UploadPhotoAsync(chat, Path.GetFileName(file), await File.ReadAllBytesAsync(file, cancellationToken), message.Text.ChatHtml, TelegramBody.Keyboard(message), cancellationToken);
                if (uploaded is ApiResult<SentMessage>.Ok { Value.Photo: [.., var largest] })
                {
                    fileIds[key] = largest.FileId;
                }

                return uploaded;
            }
        }
        finally
        {
            uploading.Release();
        }

        return await api.SendPhotoAsync(chat, TelegramBody.Photo(message, known), cancellationToken);
    }

    public void Dispose() => uploading.Dispose();
}
