using System.Security.Cryptography;
using System.Text;
using Visa.LocalAws.Storage;

namespace Visa.LocalAws.Protocol;

/// <summary>
/// Tokens that callers hold for us (shard iterators, page tokens): encrypted and authenticated with a key of this data folder, so that nobody can
/// make one up, and one from before a restart still works.
/// </summary>
internal sealed class SealedTokens(DataDirectory data)
{
    private const string KeyFile = "token.key";
    private const int KeyLength = 32;
    private const int NonceLength = 12;
    private const int TagLength = 16;
    private const int Overhead = NonceLength + TagLength;

    private byte[] _key = [];

    public async Task LoadAsync(CancellationToken cancellationToken)
    {
        var path = Path.Combine(data.Root, KeyFile);
        if (!File.Exists(path))
        {
            await DurableFile.WriteAsync(path, RandomNumberGenerator.GetBytes(KeyLength), cancellationToken);
        }

        _key = await File.ReadAllBytesAsync(path, cancellationToken);
    }

    /// <param name="purpose">A token that was sealed for one purpose does not open for another.</param>
    public string Seal(string purpose, ReadOnlySpan<byte> content)
    {
        var token = new byte[Overhead + content.Length];
        var nonce = token.AsSpan(0, NonceLength);
        RandomNumberGenerator.Fill(nonce);
        using var cipher = new AesGcm(_key, TagLength);
        cipher.Encrypt(nonce, content, token.AsSpan(Overhead), token.AsSpan(NonceLength, TagLength), Encoding.UTF8.GetBytes(purpose));
        return Convert.ToBase64String(token);
    }

    /// <returns>The content, or null when this folder's key did not seal it for this purpose.</returns>
    public byte[]? Open(string purpose, string token)
    {
        var bytes = new byte[token.Length];
        if (!Convert.TryFromBase64String(token, bytes, out var length) || length < Overhead)
        {
            return null;
        }

        var content = new byte[length - Overhead];
        using var cipher = new AesGcm(_key, TagLength);
        try
        {
            cipher.Decrypt(bytes.AsSpan(0, NonceLength), bytes.AsSpan(Overhead, content.Length), bytes.AsSpan(NonceLength, TagLength), content, Encoding.UTF8.GetBytes(purpose));
            return content;
        }
        catch (AuthenticationTagMismatchException)
        {
            return null;
        }
    }
}
