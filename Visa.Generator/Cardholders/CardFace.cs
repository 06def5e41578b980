using Visa.Domain.Cards;

namespace Visa.Generator.Cardholders;

/// <summary>What of a card may be known outside: masked number, token, the account's token; and its JSON members in their final bytes.</summary>
/// <param name="Generation">0 for the first card on the account, one more for each replacement.</param>
internal sealed record CardFace(int Generation, CardToken Token, CardToken AccountToken, MaskedPan Number, byte[] Json);
