using static Visa.Features.FeatureUnit;

namespace Visa.Features;

/// <summary>The transaction by itself.</summary>
internal static class TransactionDefinitions
{
    public static void AddTo(DefinitionList list)
    {
        list.Group = FeatureGroup.Transaction;
        AddAmounts(list);
        AddPresentation(list);
        AddTimes(list);
        AddCategories(list);
    }

    private static void AddAmounts(DefinitionList list)
    {
        list.Add("amount_fraction", "What the amount, in the merchant's currency, has beyond whole units", Share, "Odd amount");
        list.Add("is_whole_amount", "1 when the amount, in the merchant's currency, has no fraction and is not zero", Flag, "Round amount");
        list.Add("is_multiple_of_10", "1 when it is a multiple of ten units and not zero", Flag, "Round amount");
        list.Add("is_multiple_of_100", "1 when it is a multiple of a hundred units and not zero", Flag, "Round amount");
        list.Add("is_zero_amount", "1 when the amount is zero", Flag, "Amount of zero, as thieves test cards");
        list.Add("is_one_unit", "1 when the amount is exactly one unit of the merchant's currency", Flag, "Exactly one unit, as thieves test cards");
        list.Add("is_just_below_whole", "1 when the amount ends on .90 to .99", Flag, "Amount just below a whole one");
        list.Add("is_small_amount", "1 when the amount is at most 2 dollars", Flag, "Tiny amount, as thieves test cards");
        list.Add("is_other_currency", "1 when the merchant's currency is not the billing currency", Flag, "Currency other than the card's");
    }

    private static void AddPresentation(DefinitionList list)
    {
        list.Add("is_chip", "1 when the chip was read", Flag, "Chip read");
        list.Add("is_contactless", "1 when the card was read without contact", Flag, "Contactless");
        list.Add("is_magstripe", "1 when the magnetic stripe was read", Flag, "Magnetic stripe, which can be copied");
        list.Add("is_ecommerce", "1 when made on-line", Flag, "On-line purchase");
        list.Add("is_keyed_in", "1 when the number was keyed in", Flag, "Card number keyed in");
        list.Add("is_refund", "1 when money goes back to the card", Flag, "Refund");
        list.Add("is_cash", "1 when cash is drawn", Flag, "Cash withdrawal");
        list.Add("is_recurring", "1 when it is one of a series agreed with the merchant", Flag, "Recurring payment");
        list.Add("is_account_verification", "1 when it only asks whether the account is good", Flag, "Account verification");
        list.Add("is_foreign_not_present", "1 when the card was not present at a merchant abroad", Flag, "Card not present at a foreign merchant");
    }

    private static void AddTimes(DefinitionList list)
    {
        list.Add("hour_sine", "Sine of the time of day on the card's local clock", Cycle, "Unusual time of day");
        list.Add("hour_cosine", "Cosine of the time of day on the card's local clock", Cycle, "Unusual time of day");
        list.Add("weekday_sine", "Sine of the time in the week on the card's local clock", Cycle, "Unusual day of the week");
        list.Add("weekday_cosine", "Cosine of the time in the week on the card's local clock", Cycle, "Unusual day of the week");
        list.Add("is_weekend", "1 on Saturday and Sunday of the card's local clock", Flag, "On a weekend");
        list.Add("is_local_night", "1 from 0:00 to 5:59 of the card's local clock", Flag, "At night where the card lives");
    }

    private static void AddCategories(DefinitionList list)
    {
        list.Add("mcc_group", "What the merchant sells: 1 food, 2 fuel, 3 meals, 4 travel, 5 transport, 6 utilities, 7 quasi-cash, 8 betting, 9 digital, 10 electronics and jewellery, 11 clothes, 12 health, 13 leisure, 14 household, 15 other shops, 0 else", new("group", "0 to 15"), "Kind of merchant");
        list.Add("is_quasi_cash", "1 for money transfer, quasi-cash, stored value and betting", Flag, "Money transfer, quasi-cash or betting");
        list.Add("is_fuel", "1 for fuel", Flag, "Fuel pump, where cards are copied");
        list.Add("is_travel", "1 for airlines, hotels, car hire and agencies", Flag, "Travel");
        list.Add("is_digital_goods", "1 for digital goods", Flag, "Digital goods, at once resold");
        list.Add("is_resellable", "1 for electronics, jewellery and cameras", Flag, "Goods that are easily resold");
    }
}
