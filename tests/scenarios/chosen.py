"""The scenarios that every check plays on the engine: together they send every act and every paper through it.

Found greedily, the shortest first; `test_core_road` says when one is missing. `make roads` plays all scenarios.
"""

from __future__ import annotations

CHOSEN = frozenset(
    {
        "01-design-confirmed-performed",
        "03-respondent-declines",
        "05-cannot-be-served",
        "06-never-corrected",
        "12-ownership-extended",
        "16-refusal-to-sign",
        "22-third-person-revokes",
        "25-absent-at-inquiry",
        "27-bankruptcy-not-accepted",
        "33-commercial-without-licence",
        "38-trade-secret-no-agreement",
        "40-appraisal-pauses",
        "45-entrusted-summary-expires",
        "46-settled-suit-withdrawn",
        "47-statement-in-force-on-signing",
        "48-delegated-before-2025",
        "49-party-dies-then-regret",
        "51-payment-order-objected",
        "52-payment-order-two-debtors",
        "55-notary-refuses",
        "56-notarised-not-enforced",
        "59-consent-withdrawn",
        "60-returned-mail",
        "61-recipient-abroad",
        "63-two-mediators-one-silent",
        "65-one-mediator-replaced-vault",
        "66-commercial-recommended-and-disclosed",
        "67-told-too-late-then-absent",
        "69-private-meetings-and-proposal",
        "70-sham-reported-then-ended",
        "71-company-merged-authority-anew",
        "74-foreign-party-and-joinder-at-the-office",
        "75-part-settles-others-go-on",
        "77-interim-fee-on-condition",
        "79-licence-online-corrected",
        "80-ownership-split-frozen",
        "81-oral-then-written",
        "82-consent-in-writing-supplemented",
        "83-two-courts-withdrawn-oral",
        "84-objection-late-upheld-in-part",
        "85-sham-rejected-and-fined",
        "86-special-termination-demand",
        "87-dismissed-severed-confirmed",
        "88-renegotiated-while-instalments-run",
        "89-part-paid-interest-enforced",
        "90-enforcement-too-late",
        "97-ownership-frozen",
    }
)
