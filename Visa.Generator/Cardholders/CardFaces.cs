using Visa.Domain.Cards;
using Visa.Generator.Simulation;

namespace Visa.Generator.Cardholders;

/// <summary>
/// Gives cards their numbers and at once takes them away: a PAN lives from its making to its tokenising a line later, nowhere else. A
/// face is made when it is first asked for; the last of each card is kept. Safe for several threads: a face that two of them make is the same.
/// </summary>
internal sealed class CardFaces(long seed, Card[] cards, string[] holders, CardTokenizer tokenizer)
{
    /// <summary>Replacements that an account may see before its numbers would meet another's.</summary>
    public const int Generations = 64;

    /// <summary>A BIN and nine digits of the account; the check digit makes sixteen.</summary>
    internal const int PayloadDigits = 15;
    private const long Numbers = 1_000_000_000;

    /// <summary>Coprime to <see cref="Numbers"/>: multiplying by it permutes them, so that no two cards share a number.</summary>
    private const long Scatter = 618_033_989;

    private readonly CardFace?[] _last = new CardFace?[cards.Length];

    public CardFace this[int card, int generation]
    {
        get
        {
            if (_last[card] is { } face && face.Generation == generation) return face;
            return _last[card] = Emboss(card, generation);
        }
    }

    /// <summary>The card number. For the tokenizer, and for the tests that search outputs for it.</summary>
    internal Pan NumberOf(int card, int generation)
    {
        Span<char> payload = stackalloc char[PayloadDigits];
        WritePayload(Issuers.All[cards[card].Issuer].Bin, card, generation, payload);
        return Pan.FromPayload(payload);
    }

    /// <summary>The number of a card without its check digit.</summary>
    internal static void WritePayload(string bin, int card, int generation, Span<char> payload)
    {
        var number = (long)((Int128)((long)card * Generations + generation % Generations + 1) * Scatter % Numbers);
        bin.CopyTo(payload);
        for (var i = PayloadDigits - 1; i >= bin.Length; i--)
        {
            payload[i] = (char)('0' + number % 10);
            number /= 10;
        }
    }

    private CardFace Emboss(int card, int generation)
    {
        var pan = NumberOf(card, generation);
        var (token, account) = (tokenizer.Tokenize(pan), tokenizer.TokenizeAccount(CustomerBuilder.AccountNumber(seed, card)));
        var masked = pan.Mask();
        var json = JsonMembers.Encode(writer =>
        {
            writer.WriteString("card_number", masked.Value);
            writer.WriteString("card_holder", holders[cards[card].Customer]);
            writer.WriteString("card_token", token.ToString());
            writer.WriteString("account_token", account.ToString());
        });
        return new CardFace(generation, token, account, masked, json);
    }
}
