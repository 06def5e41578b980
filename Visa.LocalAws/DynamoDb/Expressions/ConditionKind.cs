namespace Visa.LocalAws.DynamoDb.Expressions;

internal enum ConditionKind
{
    And,
    Or,
    Not,
    Equal,
    NotEqual,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
    Between,
    In,
    Exists,
    NotExists,
    HasType,
    BeginsWith,
    Contains,
}
