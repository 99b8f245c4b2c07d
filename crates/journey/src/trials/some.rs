//! What a study asks of some of those who join: of women who can become pregnant, of men. It asks nothing of the others.

use knowledge::vocabulary::oncology::trials::{Ask, Role, Topic};
use record::Sex;

use super::reading::{Cond, Reader};
use super::splitting::List;
use super::tokens::Token;

impl<'v> Reader<'_, 'v> {
    /// What is asked of some only: of those who can become pregnant, of men.
    pub(super) fn of_some(&self, all: &[Token<'v>]) -> Option<Cond<'v>> {
        self.of_those_who_can_bear(all).or_else(|| self.of_men(all))
    }

    /// "Men agree to use contraception" asks nothing of women.
    fn of_men(&self, all: &[Token<'v>]) -> Option<Cond<'v>> {
        let topics = || {
            all.iter().filter_map(|t| match t {
                Token::Topic(topic, _) => Some(*topic),
                _ => None,
            })
        };
        let is_male = |topic: &Topic| matches!(topic.ask, Ask::Sex(Sex::Male));
        let male = topics().next().filter(|topic| is_male(topic))?;
        let agrees = topics().any(|topic| matches!(topic.ask, Ask::Yours));
        let only = topics().all(|topic| is_male(topic) || matches!(topic.ask, Ask::Yours));
        let denied =
            all.iter().any(|t| t.is(Role::Not) || t.is(Role::MayNot) || t.is(Role::Barred));
        if !agrees || !only || denied || self.list == List::Exclusion {
            return None;
        }
        let asked = Cond::Not(Box::new(Cond::Topic(male, male.id.clone())));
        Some(Cond::Any(vec![asked, self.unread()]))
    }

    /// What is asked only of those who can become pregnant asks nothing of others.
    fn of_those_who_can_bear(&self, all: &[Token<'v>]) -> Option<Cond<'v>> {
        let about = |wanted: fn(&Ask) -> bool| {
            all.iter().find_map(|t| match t {
                Token::Topic(topic, _) if wanted(&topic.ask) => Some((*topic, self.words(t))),
                _ => None,
            })
        };
        let (topic, words) = about(|ask| matches!(ask, Ask::Childbearing))?;
        let both = about(|ask| match ask {
            Ask::Sex(sex) => *sex == Sex::Male,
            Ask::Any(parts) => parts.iter().any(|p| matches!(p, Ask::Sex(_))),
            _ => false,
        });
        let others = all.iter().any(|t| matches!(t, Token::Stop));
        let asked = Cond::Topic(topic, words);
        let is_man = both.as_ref().filter(|(topic, _)| matches!(topic.ask, Ask::Sex(Sex::Male)));
        if let (Some((male, name)), false, List::Inclusion) = (is_man, others, self.list) {
            // "Women of childbearing potential and men must agree": asks nothing of other women.
            let spared = [asked, Cond::Topic(male, name.clone())].map(|c| Cond::Not(Box::new(c)));
            return Some(Cond::Any(vec![Cond::All(spared.into()), self.unread()]));
        }
        if both.is_some() || others {
            return Some(self.unread());
        }
        // Where the other ways to fit are a woman's, a man fits none of them.
        let of_women = about(|ask| matches!(ask, Ask::Postmenopausal));
        let female = self.rules.topic("female").filter(|_| of_women.is_some());
        Some(match self.list {
            List::Inclusion => {
                let others = Cond::Any(vec![Cond::Not(Box::new(asked)), self.unread()]);
                match female {
                    None => others,
                    Some(female) => {
                        let woman = Cond::Topic(female, female.id.clone());
                        Cond::All(vec![Cond::Any(vec![woman, self.unread()]), others])
                    }
                }
            }
            List::Exclusion => Cond::All(vec![asked, self.unread()]),
        })
    }

    /// "Female patient is postmenopausal" in a list that takes men too says nothing of them.
    pub(super) fn of_her_or_him(&self, all: &[Token<'v>]) -> Option<Cond<'v>> {
        let topic_at = |wanted: fn(&Ask) -> bool| {
            all.iter().position(|t| matches!(t, Token::Topic(topic, _) if wanted(&topic.ask)))
        };
        let sex = topic_at(|ask| matches!(ask, Ask::Sex(_)))?;
        let after = topic_at(|ask| match ask {
            Ask::Postmenopausal => true,
            Ask::Not(part) => matches!(**part, Ask::Postmenopausal),
            _ => false,
        })?;
        if self.list == List::Exclusion || after < sex {
            return None;
        }
        let Some(Token::Topic(topic, _)) = all.get(sex) else { return None };
        let theirs = Cond::Any(vec![Cond::Topic(topic, topic.id.clone()), self.unread()]);
        let rest: Vec<Token<'v>> =
            all.iter().enumerate().filter(|(at, _)| *at != sex).map(|(_, t)| t.clone()).collect();
        Some(Cond::All(vec![theirs, self.joined(&rest, false)]))
    }
}
