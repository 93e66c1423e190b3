// swift-format-ignore-file

extension TimeZones {
  /// The time zones of version 2025b of the IANA database, with the offsets of the years 2026 to 2031.
  ///
  /// Written by `Tests/Generate/time_zones.py`.
  static let groups: [Group] = [
    Group(season: 0, offsets: [-720], names: """
      Etc/GMT+12
      """),
    Group(season: 0, offsets: [-660], names: """
      Etc/GMT+11 Pacific/Midway Pacific/Niue Pacific/Pago_Pago Pacific/Samoa US/Samoa
      """),
    Group(season: 0, offsets: [-600], names: """
      Etc/GMT+10 HST Pacific/Honolulu Pacific/Johnston Pacific/Rarotonga Pacific/Tahiti US/Hawaii
      """),
    Group(season: 0, offsets: [-570], names: """
      Pacific/Marquesas
      """),
    Group(season: 0, offsets: [-540], names: """
      Etc/GMT+9 Pacific/Gambier
      """),
    Group(season: 0, offsets: [-480], names: """
      Etc/GMT+8 Pacific/Pitcairn
      """),
    Group(season: 0, offsets: [-420], names: """
      America/Creston America/Dawson America/Dawson_Creek America/Fort_Nelson America/Hermosillo
      America/Mazatlan America/Phoenix America/Whitehorse Canada/Yukon Etc/GMT+7 MST Mexico/BajaSur US/Arizona
      """),
    Group(season: 0, offsets: [-360], names: """
      America/Bahia_Banderas America/Belize America/Chihuahua America/Costa_Rica America/El_Salvador
      America/Guatemala America/Managua America/Merida America/Mexico_City America/Monterrey America/Regina
      America/Swift_Current America/Tegucigalpa Canada/Saskatchewan Etc/GMT+6 Mexico/General Pacific/Galapagos
      """),
    Group(season: 0, offsets: [-300], names: """
      America/Atikokan America/Bogota America/Cancun America/Cayman America/Coral_Harbour America/Eirunepe
      America/Guayaquil America/Jamaica America/Lima America/Panama America/Porto_Acre America/Rio_Branco
      Brazil/Acre EST Etc/GMT+5 Jamaica
      """),
    Group(season: 0, offsets: [-240], names: """
      America/Anguilla America/Antigua America/Aruba America/Barbados America/Blanc-Sablon America/Boa_Vista
      America/Campo_Grande America/Caracas America/Cuiaba America/Curacao America/Dominica America/Grenada
      America/Guadeloupe America/Guyana America/Kralendijk America/La_Paz America/Lower_Princes America/Manaus
      America/Marigot America/Martinique America/Montserrat America/Port_of_Spain America/Porto_Velho
      America/Puerto_Rico America/Santo_Domingo America/St_Barthelemy America/St_Kitts America/St_Lucia
      America/St_Thomas America/St_Vincent America/Tortola America/Virgin Brazil/West Etc/GMT+4
      """),
    Group(season: 0, offsets: [-180], names: """
      America/Araguaina America/Argentina/Buenos_Aires America/Argentina/Catamarca
      America/Argentina/ComodRivadavia America/Argentina/Cordoba America/Argentina/Jujuy
      America/Argentina/La_Rioja America/Argentina/Mendoza America/Argentina/Rio_Gallegos
      America/Argentina/Salta America/Argentina/San_Juan America/Argentina/San_Luis America/Argentina/Tucuman
      America/Argentina/Ushuaia America/Asuncion America/Bahia America/Belem America/Buenos_Aires
      America/Catamarca America/Cayenne America/Cordoba America/Coyhaique America/Fortaleza America/Jujuy
      America/Maceio America/Mendoza America/Montevideo America/Paramaribo America/Punta_Arenas America/Recife
      America/Rosario America/Santarem America/Sao_Paulo Antarctica/Palmer Antarctica/Rothera Atlantic/Stanley
      Brazil/East Etc/GMT+3
      """),
    Group(season: 0, offsets: [-120], names: """
      America/Noronha Atlantic/South_Georgia Brazil/DeNoronha Etc/GMT+2
      """),
    Group(season: 0, offsets: [-60], names: """
      Atlantic/Cape_Verde Etc/GMT+1
      """),
    Group(season: 0, offsets: [0], names: """
      Africa/Abidjan Africa/Accra Africa/Bamako Africa/Banjul Africa/Bissau Africa/Conakry Africa/Dakar
      Africa/Freetown Africa/Lome Africa/Monrovia Africa/Nouakchott Africa/Ouagadougou Africa/Sao_Tome
      Africa/Timbuktu America/Danmarkshavn Atlantic/Reykjavik Atlantic/St_Helena Etc/GMT Etc/GMT+0 Etc/GMT-0
      Etc/GMT0 Etc/Greenwich Etc/UCT Etc/UTC Etc/Universal Etc/Zulu GMT GMT+0 GMT-0 GMT0 Greenwich Iceland UCT
      UTC Universal Zulu
      """),
    Group(season: 0, offsets: [60], names: """
      Africa/Algiers Africa/Bangui Africa/Brazzaville Africa/Douala Africa/Kinshasa Africa/Lagos
      Africa/Libreville Africa/Luanda Africa/Malabo Africa/Ndjamena Africa/Niamey Africa/Porto-Novo
      Africa/Tunis Etc/GMT-1
      """),
    Group(season: 0, offsets: [120], names: """
      Africa/Blantyre Africa/Bujumbura Africa/Gaborone Africa/Harare Africa/Johannesburg Africa/Juba
      Africa/Khartoum Africa/Kigali Africa/Lubumbashi Africa/Lusaka Africa/Maputo Africa/Maseru Africa/Mbabane
      Africa/Tripoli Africa/Windhoek Etc/GMT-2 Europe/Kaliningrad Libya
      """),
    Group(season: 0, offsets: [180], names: """
      Africa/Addis_Ababa Africa/Asmara Africa/Asmera Africa/Dar_es_Salaam Africa/Djibouti Africa/Kampala
      Africa/Mogadishu Africa/Nairobi Antarctica/Syowa Asia/Aden Asia/Amman Asia/Baghdad Asia/Bahrain
      Asia/Damascus Asia/Istanbul Asia/Kuwait Asia/Qatar Asia/Riyadh Etc/GMT-3 Europe/Istanbul Europe/Kirov
      Europe/Minsk Europe/Moscow Europe/Simferopol Europe/Volgograd Indian/Antananarivo Indian/Comoro
      Indian/Mayotte Turkey W-SU
      """),
    Group(season: 0, offsets: [210], names: """
      Asia/Tehran Iran
      """),
    Group(season: 0, offsets: [240], names: """
      Asia/Baku Asia/Dubai Asia/Muscat Asia/Tbilisi Asia/Yerevan Etc/GMT-4 Europe/Astrakhan Europe/Samara
      Europe/Saratov Europe/Ulyanovsk Indian/Mahe Indian/Mauritius Indian/Reunion
      """),
    Group(season: 0, offsets: [270], names: """
      Asia/Kabul
      """),
    Group(season: 0, offsets: [300], names: """
      Antarctica/Mawson Antarctica/Vostok Asia/Almaty Asia/Aqtau Asia/Aqtobe Asia/Ashgabat Asia/Ashkhabad
      Asia/Atyrau Asia/Dushanbe Asia/Karachi Asia/Oral Asia/Qostanay Asia/Qyzylorda Asia/Samarkand
      Asia/Tashkent Asia/Yekaterinburg Etc/GMT-5 Indian/Kerguelen Indian/Maldives
      """),
    Group(season: 0, offsets: [330], names: """
      Asia/Calcutta Asia/Colombo Asia/Kolkata
      """),
    Group(season: 0, offsets: [345], names: """
      Asia/Kathmandu Asia/Katmandu
      """),
    Group(season: 0, offsets: [360], names: """
      Asia/Bishkek Asia/Dacca Asia/Dhaka Asia/Kashgar Asia/Omsk Asia/Thimbu Asia/Thimphu Asia/Urumqi Etc/GMT-6
      Indian/Chagos
      """),
    Group(season: 0, offsets: [390], names: """
      Asia/Rangoon Asia/Yangon Indian/Cocos
      """),
    Group(season: 0, offsets: [420], names: """
      Antarctica/Davis Asia/Bangkok Asia/Barnaul Asia/Ho_Chi_Minh Asia/Hovd Asia/Jakarta Asia/Krasnoyarsk
      Asia/Novokuznetsk Asia/Novosibirsk Asia/Phnom_Penh Asia/Pontianak Asia/Saigon Asia/Tomsk Asia/Vientiane
      Etc/GMT-7 Indian/Christmas
      """),
    Group(season: 0, offsets: [480], names: """
      Antarctica/Casey Asia/Brunei Asia/Choibalsan Asia/Chongqing Asia/Chungking Asia/Harbin Asia/Hong_Kong
      Asia/Irkutsk Asia/Kuala_Lumpur Asia/Kuching Asia/Macao Asia/Macau Asia/Makassar Asia/Manila
      Asia/Shanghai Asia/Singapore Asia/Taipei Asia/Ujung_Pandang Asia/Ulaanbaatar Asia/Ulan_Bator
      Australia/Perth Australia/West Etc/GMT-8 Hongkong PRC ROC Singapore
      """),
    Group(season: 0, offsets: [525], names: """
      Australia/Eucla
      """),
    Group(season: 0, offsets: [540], names: """
      Asia/Chita Asia/Dili Asia/Jayapura Asia/Khandyga Asia/Pyongyang Asia/Seoul Asia/Tokyo Asia/Yakutsk
      Etc/GMT-9 Japan Pacific/Palau ROK
      """),
    Group(season: 0, offsets: [570], names: """
      Australia/Darwin Australia/North
      """),
    Group(season: 0, offsets: [600], names: """
      Antarctica/DumontDUrville Asia/Ust-Nera Asia/Vladivostok Australia/Brisbane Australia/Lindeman
      Australia/Queensland Etc/GMT-10 Pacific/Chuuk Pacific/Guam Pacific/Port_Moresby Pacific/Saipan
      Pacific/Truk Pacific/Yap
      """),
    Group(season: 0, offsets: [660], names: """
      Asia/Magadan Asia/Sakhalin Asia/Srednekolymsk Etc/GMT-11 Pacific/Bougainville Pacific/Efate
      Pacific/Guadalcanal Pacific/Kosrae Pacific/Noumea Pacific/Pohnpei Pacific/Ponape
      """),
    Group(season: 0, offsets: [720], names: """
      Asia/Anadyr Asia/Kamchatka Etc/GMT-12 Kwajalein Pacific/Fiji Pacific/Funafuti Pacific/Kwajalein
      Pacific/Majuro Pacific/Nauru Pacific/Tarawa Pacific/Wake Pacific/Wallis
      """),
    Group(season: 0, offsets: [780], names: """
      Etc/GMT-13 Pacific/Apia Pacific/Enderbury Pacific/Fakaofo Pacific/Kanton Pacific/Tongatapu
      """),
    Group(season: 0, offsets: [840], names: """
      Etc/GMT-14 Pacific/Kiritimati
      """),
    Group(season: 1, offsets: [120, 180], names: """
      Africa/Cairo Egypt
      """),
    Group(season: 2, offsets: [0, 60], names: """
      Africa/Casablanca Africa/El_Aaiun
      """),
    Group(season: 3, offsets: [-120, -60], names: """
      America/Godthab America/Nuuk America/Scoresbysund
      """),
    Group(season: 3, offsets: [-60, 0], names: """
      Atlantic/Azores
      """),
    Group(season: 3, offsets: [0, 60], names: """
      Atlantic/Canary Atlantic/Faeroe Atlantic/Faroe Atlantic/Madeira Eire Europe/Belfast Europe/Dublin
      Europe/Guernsey Europe/Isle_of_Man Europe/Jersey Europe/Lisbon Europe/London GB GB-Eire Portugal WET
      """),
    Group(season: 3, offsets: [0, 120], names: """
      Antarctica/Troll
      """),
    Group(season: 3, offsets: [60, 120], names: """
      Africa/Ceuta Arctic/Longyearbyen Atlantic/Jan_Mayen CET Europe/Amsterdam Europe/Andorra Europe/Belgrade
      Europe/Berlin Europe/Bratislava Europe/Brussels Europe/Budapest Europe/Busingen Europe/Copenhagen
      Europe/Gibraltar Europe/Ljubljana Europe/Luxembourg Europe/Madrid Europe/Malta Europe/Monaco Europe/Oslo
      Europe/Paris Europe/Podgorica Europe/Prague Europe/Rome Europe/San_Marino Europe/Sarajevo Europe/Skopje
      Europe/Stockholm Europe/Tirane Europe/Vaduz Europe/Vatican Europe/Vienna Europe/Warsaw Europe/Zagreb
      Europe/Zurich MET Poland
      """),
    Group(season: 3, offsets: [120, 180], names: """
      Asia/Famagusta Asia/Nicosia EET Europe/Athens Europe/Bucharest Europe/Chisinau Europe/Helsinki
      Europe/Kiev Europe/Kyiv Europe/Mariehamn Europe/Nicosia Europe/Riga Europe/Sofia Europe/Tallinn
      Europe/Tiraspol Europe/Uzhgorod Europe/Vilnius Europe/Zaporozhye
      """),
    Group(season: 4, offsets: [-600, -540], names: """
      America/Adak America/Atka US/Aleutian
      """),
    Group(season: 4, offsets: [-540, -480], names: """
      America/Anchorage America/Juneau America/Metlakatla America/Nome America/Sitka America/Yakutat US/Alaska
      """),
    Group(season: 4, offsets: [-480, -420], names: """
      America/Ensenada America/Los_Angeles America/Santa_Isabel America/Tijuana America/Vancouver
      Canada/Pacific Mexico/BajaNorte PST8PDT US/Pacific
      """),
    Group(season: 4, offsets: [-420, -360], names: """
      America/Boise America/Cambridge_Bay America/Ciudad_Juarez America/Denver America/Edmonton America/Inuvik
      America/Shiprock America/Yellowknife Canada/Mountain MST7MDT Navajo US/Mountain
      """),
    Group(season: 4, offsets: [-360, -300], names: """
      America/Chicago America/Indiana/Knox America/Indiana/Tell_City America/Knox_IN America/Matamoros
      America/Menominee America/North_Dakota/Beulah America/North_Dakota/Center America/North_Dakota/New_Salem
      America/Ojinaga America/Rainy_River America/Rankin_Inlet America/Resolute America/Winnipeg CST6CDT
      Canada/Central US/Central US/Indiana-Starke
      """),
    Group(season: 4, offsets: [-300, -240], names: """
      America/Detroit America/Fort_Wayne America/Grand_Turk America/Havana America/Indiana/Indianapolis
      America/Indiana/Marengo America/Indiana/Petersburg America/Indiana/Vevay America/Indiana/Vincennes
      America/Indiana/Winamac America/Indianapolis America/Iqaluit America/Kentucky/Louisville
      America/Kentucky/Monticello America/Louisville America/Montreal America/Nassau America/New_York
      America/Nipigon America/Pangnirtung America/Port-au-Prince America/Thunder_Bay America/Toronto
      Canada/Eastern Cuba EST5EDT US/East-Indiana US/Eastern US/Michigan
      """),
    Group(season: 4, offsets: [-240, -180], names: """
      America/Glace_Bay America/Goose_Bay America/Halifax America/Moncton America/Thule Atlantic/Bermuda
      Canada/Atlantic
      """),
    Group(season: 4, offsets: [-210, -150], names: """
      America/St_Johns Canada/Newfoundland
      """),
    Group(season: 4, offsets: [-180, -120], names: """
      America/Miquelon
      """),
    Group(season: 5, offsets: [-360, -300], names: """
      Chile/EasterIsland Pacific/Easter
      """),
    Group(season: 5, offsets: [-240, -180], names: """
      America/Santiago Chile/Continental
      """),
    Group(season: 6, offsets: [570, 630], names: """
      Australia/Adelaide Australia/Broken_Hill Australia/South Australia/Yancowinna
      """),
    Group(season: 6, offsets: [600, 660], names: """
      Antarctica/Macquarie Australia/ACT Australia/Canberra Australia/Currie Australia/Hobart
      Australia/Melbourne Australia/NSW Australia/Sydney Australia/Tasmania Australia/Victoria
      """),
    Group(season: 6, offsets: [630, 660], names: """
      Australia/LHI Australia/Lord_Howe
      """),
    Group(season: 6, offsets: [660, 720], names: """
      Pacific/Norfolk
      """),
    Group(season: 7, offsets: [720, 780], names: """
      Antarctica/McMurdo Antarctica/South_Pole NZ Pacific/Auckland
      """),
    Group(season: 7, offsets: [765, 825], names: """
      NZ-CHAT Pacific/Chatham
      """),
    Group(season: 8, offsets: [120, 180], names: """
      Asia/Beirut
      """),
    Group(season: 9, offsets: [120, 180], names: """
      Asia/Gaza Asia/Hebron
      """),
    Group(season: 10, offsets: [120, 180], names: """
      Asia/Jerusalem Asia/Tel_Aviv Israel
      """),
  ]
}
