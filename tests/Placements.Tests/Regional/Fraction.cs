using System.Numerics;

namespace RegionalProviders.Placements.Tests.Regional;

/// <summary>An exact rational number; <c>default</c> is 0.</summary>
internal readonly record struct Fraction
{
    private readonly BigInteger numerator;
    private readonly BigInteger lessOne;

    private Fraction(BigInteger numerator, BigInteger denominator)
    {
        var divisor = BigInteger.GreatestCommonDivisor(numerator, denominator) * denominator.Sign;
        this.numerator = numerator / divisor;
        lessOne = (denominator / divisor) - 1;
    }

    public static Fraction Zero => default;

    private BigInteger Denominator => lessOne + 1;

    public static implicit operator Fraction(int number) => new(number, 1);

    public static Fraction operator +(Fraction left, Fraction right) =>
        new(
            (left.numerator * right.Denominator) + (right.numerator * left.Denominator),
            left.Denominator * right.Denominator
        );

    public static Fraction operator -(Fraction left, Fraction right) =>
        left + new Fraction(-right.numerator, right.Denominator);

    public static Fraction operator *(Fraction left, Fraction right) =>
        new(left.numerator * right.numerator, left.Denominator * right.Denominator);

    public static Fraction operator /(Fraction left, Fraction right) =>
        new(left.numerator * right.Denominator, left.Denominator * right.numerator);

    public int ToInteger() =>
        lessOne.IsZero ? (int)numerator : throw new InvalidOperationException("No integer.");
}
