namespace Visa.Domain.Transactions;

/// <summary>How the card was presented (POS entry mode).</summary>
public enum EntryMode
{
    Chip,
    Contactless,
    Magstripe,
    Ecommerce,
    Manual,
}
