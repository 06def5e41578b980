using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Visa.Domain.Cards;

/// <summary>Turns card and account numbers into tokens: HMAC-SHA-256 under a versioned key, cut to 128 bits.</summary>
public sealed class CardTokenizer(TokenKey key)
{
    private const int MaxNumberLength = 64;

    public int KeyVersion => key.Version;

    public CardToken Tokenize(Pan pan)
    {
        if (pan == default) throw new ArgumentException("There is no card number to tokenise.", nameof(pan));
        return Token("card:", pan.Digits);
    }

    /// <summary>The token of an issuer's account number, which survives a reissue of the card.</summary>
    public CardToken TokenizeAccount(ReadOnlySpan<char> accountNumber)
    {
        if (accountNumber.Length is 0 or > MaxNumberLength || !Ascii.IsValid(accountNumber))
            throw new ArgumentException($"An account number has 1 to {MaxNumberLength} ASCII characters.", nameof(accountNumber));
        return Token("account:", accountNumber);
    }

    // The prefix keeps the two kinds apart: an account number that looks like a PAN has another token.
    private CardToken Token(string kind, ReadOnlySpan<char> number)
    {
        Span<byte> message = stackalloc byte[kind.Length + MaxNumberLength];
        var length = Encoding.ASCII.GetBytes(kind, message);
        length += Encoding.ASCII.GetBytes(number, message[length..]);
        Span<byte> hash = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(key.Secret, message[..length], hash);
        CryptographicOperations.ZeroMemory(message);
        return new CardToken(BinaryPrimitives.ReadUInt128BigEndian(hash));
    }
}
