namespace Visa.Domain.Transactions;

public enum TransactionType
{
    Purchase,
    Refund,
    Cash,
    Recurring,
    AccountVerification,
}
